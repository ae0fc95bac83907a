// The gallery is a scroller with snap points and a row of anchors. Without script it swipes and its
// thumbnails jump; script adds arrow keys, the mark on the current thumbnail, and the zoom.
import { useEffect, useRef, useState } from "react";
import { Icon } from "./icon.jsx";
import { Picture } from "./picture.jsx";

const ZOOM = 2.5; // the reel's CSS enlarges to 250 %
const SIZES = "(min-width: 1024px) 54vw, 100vw";
const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

export function Gallery({ pictures = [], label = "Pictures", morph }) {
  const reel = useRef(null);
  const [current, setCurrent] = useState(0);
  const [zoomed, setZoomed] = useState(false);
  const last = pictures.length - 1;

  useEffect(() => {
    let frame = 0;
    const box = reel.current;
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setCurrent(Math.round(box.scrollLeft / box.clientWidth)));
    };
    box.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      box.removeEventListener("scroll", onScroll);
    };
  }, []);

  const show = (index) => {
    const to = Math.max(0, Math.min(last, index));
    setZoomed(false);
    setCurrent(to);
    reel.current.scrollTo({ left: to * reel.current.clientWidth, behavior: calm() ? "auto" : "smooth" });
  };

  const zoomAt = (index, x = 0.5, y = 0.5) => {
    const frame = reel.current.children[index];
    const next = !zoomed;
    setZoomed(next);
    requestAnimationFrame(() => {
      frame.scrollLeft = next ? x * frame.clientWidth * ZOOM - frame.clientWidth / 2 : 0;
      frame.scrollTop = next ? y * frame.clientHeight * ZOOM - frame.clientHeight / 2 : 0;
      if (next) frame.focus({ preventScroll: true });
    });
  };

  const onPictureClick = (event, index) => {
    const box = event.currentTarget.getBoundingClientRect();
    zoomAt(index, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };

  const onKeyDown = (event) => {
    if (event.key === "Escape" && zoomed) setZoomed(false);
    else if (zoomed) return; // arrows pan the enlarged picture, the browser's own way
    else if (event.key === "ArrowRight") show(current + 1);
    else if (event.key === "ArrowLeft") show(current - 1);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(last);
    else return;
    event.preventDefault();
  };

  const onThumb = (event, index) => {
    event.preventDefault();
    show(index);
  };

  return (
    <div className="gal">
      <div className="gal__main">
        <div className="gal__reel" ref={reel} tabIndex={0} role="group" aria-roledescription="gallery" aria-label={label} onKeyDown={onKeyDown}>
          {pictures.map((picture, index) => (
            <div
              key={picture.src + index}
              id={`view-${index + 1}`}
              tabIndex={zoomed && index === current ? 0 : -1}
              data-zoomed={zoomed && index === current ? "" : undefined}
              onClick={(event) => onPictureClick(event, index)}
            >
              <Picture value={picture} sizes={SIZES} priority={index === 0} morph={index === 0 ? morph : undefined} />
            </div>
          ))}
        </div>
        <div className="gal__tools">
          {last > 0 ? (
            <>
              <button type="button" className="icon-btn" aria-label="Previous picture" disabled={current === 0} onClick={() => show(current - 1)}><Icon name="prev" /></button>
              <button type="button" className="icon-btn" aria-label="Next picture" disabled={current === last} onClick={() => show(current + 1)}><Icon name="next" /></button>
            </>
          ) : null}
          <button type="button" className="icon-btn" aria-label="Enlarge" aria-pressed={zoomed} onClick={() => zoomAt(current)}><Icon name={zoomed ? "zoom_out" : "zoom_in"} /></button>
        </div>
        <p className="vh" aria-live="polite">{last > 0 ? `Picture ${current + 1} of ${last + 1}` : ""}</p>
      </div>
      {last > 0 ? (
        <ul className="gal__thumbs">
          {pictures.map((picture, index) => (
            <li key={picture.src + index}>
              <a href={`#view-${index + 1}`} aria-label={`Picture ${index + 1}: ${picture.alt}`} aria-current={index === current ? "true" : undefined} onClick={(event) => onThumb(event, index)}>
                <Picture value={picture} sizes="96px" ratio="4/5" decorative />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
