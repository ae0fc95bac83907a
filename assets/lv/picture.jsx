// One picture in its box: AVIF, then WebP, then the plain file. The box owns the ratio, so nothing
// moves when the file arrives; crop and zoom are custom properties read by `.ph` in parts.css.
// `priority` is true for the one that comes first, "soon" for one that is fetched at once but behind everything else.
export function Picture({ value, sizes = "100vw", ratio, priority = false, decorative = false, morph, className = "", children }) {
  const style = {
    "--ar": ratio || undefined,
    "--z": value.zoom || undefined,
    "--px": value.focus_x || undefined,
    "--py": value.focus_y || undefined,
    backgroundColor: value.placeholder || undefined,
    viewTransitionName: morph || undefined,
  };
  return (
    <span className={`ph ${className}`} style={style}>
      {value.src ? (
        <picture>
          {value.src_avif_set ? <source type="image/avif" srcSet={value.src_avif_set} sizes={sizes} /> : null}
          {value.src_webp_set ? <source type="image/webp" srcSet={value.src_webp_set} sizes={sizes} /> : null}
          <img
            src={value.src}
            alt={decorative ? "" : value.alt}
            width={value.width}
            height={value.height}
            loading={priority ? "eager" : "lazy"}
            fetchPriority={priority === true ? "high" : priority ? "low" : "auto"}
            decoding="async"
          />
        </picture>
      ) : null}
      {children}
    </span>
  );
}
