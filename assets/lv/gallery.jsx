// The gallery is a scroller with snap points and a row of anchors. Without script it swipes and its thumbnails jump;
// script adds arrow keys, the mark on the current thumbnail, zoom, and what is fetched only when asked for: the whole
// screen, the turn, the model, the film.
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Icon } from "./icon.jsx";
import { calm } from "./calm.js";
import { Picture } from "./picture.jsx";

const Spin = lazy(() => import("./spin.jsx"));
const Model = lazy(() => import("./model.jsx"));
const Clip = lazy(() => import("./clip.jsx"));

const ZOOM = 2.5; // the reel's CSS enlarges to 250 %
const DWELL_MS = 350; // before a resting pointer looks closer
const SIZES = "(min-width: 1024px) 54vw, 100vw";
const CLOSE = "250vw"; // enlarged, only the largest file will do
const WAYS = {
  spin: { icon: "turn", name: "Turn it", live: Spin },
  model: { icon: "cube", name: "See it in 3D", live: Model },
  film: { icon: "play", name: "Play the film", live: Clip },
};

/** A picture that goes close under a resting pointer, and closer with a click. */
function Still({ picture, first, morph, zoomed, onClick }) {
  const [near, setNear] = useState(false);
  const dwell = useRef(0);
  useEffect(() => () => clearTimeout(dwell.current), []);
  const point = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    event.currentTarget.style.setProperty("--hx", `${((event.clientX - box.left) / box.width) * 100}%`);
    event.currentTarget.style.setProperty("--hy", `${((event.clientY - box.top) / box.height) * 100}%`);
  };
  const enter = (event) => {
    if (event.pointerType !== "mouse" || zoomed || calm()) return;
    point(event);
    dwell.current = setTimeout(() => setNear(true), DWELL_MS);
  };
  const leave = () => {
    clearTimeout(dwell.current);
    setNear(false);
  };
  return (
    <div className="gal__still" data-near={near && !zoomed ? "" : undefined} onPointerEnter={enter} onPointerMove={point} onPointerLeave={leave} onClick={(event) => { leave(); onClick(event); }}>
      <Picture value={picture} sizes={near || zoomed ? CLOSE : SIZES} priority={first} morph={first ? morph : undefined} />
    </div>
  );
}

/** The turn, the model or the film: a picture with a button until somebody wants it. */
function Alive({ kind, open, onOpen, poster, name, note, ...rest }) {
  const way = WAYS[kind];
  const Live = way.live;
  const still = <Picture value={poster} sizes={SIZES} decorative />;
  if (!open) {
    return (
      <div className="gal__alive">
        {still}
        <button type="button" className="btn btn--line gal__open" onClick={onOpen}>
          <Icon name={way.icon} /> {way.name}
          {note ? <span className="t-cap gal__note">{note}</span> : null}
        </button>
      </div>
    );
  }
  return (
    <Suspense fallback={<div className="gal__alive" aria-busy="true">{still}</div>}>
      <Live poster={poster} name={name} {...rest} />
    </Suspense>
  );
}

export function Gallery({ pictures = [], order = [], spin = {}, model = {}, clip = {}, name = "", morph }) {
  const reel = useRef(null);
  const [current, setCurrent] = useState(0);
  const [zoomed, setZoomed] = useState(false);
  const [opened, setOpened] = useState({});
  const views = order.map((key) => (key in WAYS ? { kind: key, picture: pictures[0] } : { kind: "still", index: Number(key), picture: pictures[Number(key)] }));
  const last = views.length - 1;
  const hero = pictures[0]?.src;

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

  // Another variant or piece: its own first picture, and nothing of the one before stays open.
  useEffect(() => {
    setZoomed(false);
    setOpened({});
    reel.current.scrollTo({ left: 0, behavior: "auto" });
  }, [hero]);

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

  const onStillClick = (event, index) => {
    const box = event.currentTarget.getBoundingClientRect();
    zoomAt(index, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };

  const wholeScreen = async () => {
    const { openLightbox } = await import("./lightbox.js");
    const at = views[current]?.index ?? 0;
    openLightbox(pictures, at, name, (index) => show(order.indexOf(String(index))));
  };

  const onKeyDown = (event) => {
    if (event.key === "Escape" && zoomed) setZoomed(false);
    // The arrows pan an enlarged picture, the browser's own way; they turn what can be turned.
    else if (zoomed || event.target.closest("[data-keys]")) return;
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

  const isStill = views[current]?.kind === "still";
  const label = (view, index) => (view.kind === "still" ? `Picture ${index + 1}: ${view.picture.alt}` : WAYS[view.kind].name);
  return (
    <div className="gal">
      <div className="gal__main">
        <div className="gal__reel" ref={reel} tabIndex={0} role="group" aria-roledescription="gallery" aria-label={`Pictures of ${name}`} onKeyDown={onKeyDown}>
          {views.map((view, index) => (
            <div key={view.kind === "still" ? view.picture.src + index : view.kind} id={`view-${index + 1}`} tabIndex={zoomed && index === current ? 0 : -1} data-zoomed={zoomed && index === current ? "" : undefined}>
              {view.kind === "still" ? (
                <Still picture={view.picture} first={index === 0} morph={morph} zoomed={zoomed && index === current} onClick={(event) => onStillClick(event, index)} />
              ) : (
                <Alive kind={view.kind} open={Boolean(opened[view.kind])} onOpen={() => setOpened({ ...opened, [view.kind]: true })} poster={view.picture} name={name} note={view.kind === "model" ? model.size_text : ""} spin={spin} model={model} clip={clip} />
              )}
            </div>
          ))}
        </div>
        <div className="gal__tools">
          {last > 0 ? (
            <>
              <button type="button" className="icon-btn gal__step" aria-label="Previous picture" disabled={current === 0} onClick={() => show(current - 1)}><Icon name="prev" /></button>
              <button type="button" className="icon-btn gal__step" aria-label="Next picture" disabled={current === last} onClick={() => show(current + 1)}><Icon name="next" /></button>
            </>
          ) : null}
          <button type="button" className="icon-btn" aria-label="Enlarge" aria-pressed={zoomed} disabled={!isStill} onClick={() => zoomAt(current)}><Icon name={zoomed ? "zoom_out" : "zoom_in"} /></button>
          <button type="button" className="icon-btn" aria-label="Full screen" onClick={wholeScreen}><Icon name="full" /></button>
        </div>
        {last > 0 ? <p className="gal__count" aria-hidden="true">{current + 1} / {last + 1}</p> : null}
        <p className="vh" aria-live="polite">{last > 0 ? `Picture ${current + 1} of ${last + 1}` : ""}</p>
      </div>
      {last > 0 ? (
        <ul className="gal__thumbs">
          {views.map((view, index) => (
            <li key={view.kind === "still" ? view.picture.src + index : view.kind}>
              <a href={`#view-${index + 1}`} aria-label={label(view, index)} aria-current={index === current ? "true" : undefined} onClick={(event) => onThumb(event, index)}>
                <Picture value={view.picture} sizes="96px" ratio="4/5" decorative>
                  {view.kind === "still" ? null : <span className="gal__way"><Icon name={WAYS[view.kind].icon} /></span>}
                </Picture>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
