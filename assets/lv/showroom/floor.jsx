// The room with its buttons: fetched when somebody enters.
import { useEffect, useRef, useState } from "react";
import { Icon } from "../icon.jsx";
import { enter, hasHeadset } from "./room.js";

const FAILED = "This device cannot draw the room. Everything that stands in it is listed below.";

export default function Floor({ pieces, onEnd }) {
  const box = useRef(null);
  const canvas = useRef(null);
  const room = useRef(null);
  const drag = useRef(null);
  const [status, setStatus] = useState("loading");
  const [chosen, setChosen] = useState(-1);
  const [pointed, setPointed] = useState(-1);
  const [loaded, setLoaded] = useState(0);
  const [full, setFull] = useState(-1);
  const [headset, setHeadset] = useState(false);

  useEffect(() => {
    let isHere = true;
    const hear = (news) => {
      if (!isHere) return;
      if ("chosen" in news) setChosen(news.chosen);
      if ("pointed" in news) setPointed(news.pointed);
      if ("loaded" in news) setLoaded(news.loaded);
      if ("full" in news) setFull(news.full);
    };
    enter(canvas.current, pieces, hear).then(
      (made) => {
        if (!isHere) return made.close();
        room.current = made;
        setStatus("ready");
        box.current.focus({ preventScroll: true });
      },
      () => isHere && setStatus("failed"),
    );
    hasHeadset().then((has) => isHere && setHeadset(has));
    return () => {
      isHere = false;
      room.current?.close();
    };
  }, [pieces]);

  const onPointerDown = (event) => {
    drag.current = { x: event.clientX, y: event.clientY, far: 0 };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event) => {
    const held = drag.current;
    if (!held) return room.current?.point(event);
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    drag.current = { x: event.clientX, y: event.clientY, far: held.far + Math.abs(dx) + Math.abs(dy) };
    room.current?.look(dx, dy);
  };
  const onPointerUp = (event) => {
    if (drag.current && drag.current.far < 6) room.current?.pick(event);
    drag.current = null;
  };
  const onKey = (event, isDown) => {
    if (event.target !== event.currentTarget) return;
    if (room.current?.press(event.code, isDown)) event.preventDefault();
    else if (isDown && event.key === "Escape") room.current?.choose(-1);
  };
  const step = (by) => room.current.choose((chosen + by + pieces.length) % pieces.length);
  const piece = pieces[chosen];
  const says = status === "failed" ? FAILED : loaded < pieces.length ? `${loaded} of ${pieces.length} pieces stand in their places` : "";
  return (
    <div className="room__floor" data-status={status} data-loaded={loaded} data-full={full}>
      <div
        className="room__view"
        ref={box}
        tabIndex={0}
        role="application"
        aria-label="Showroom. Arrow keys walk; the buttons lead from piece to piece."
        data-pointed={pointed >= 0 ? "" : undefined}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={() => room.current?.point(null)}
        onKeyDown={(event) => onKey(event, true)}
        onKeyUp={(event) => onKey(event, false)}
      >
        <canvas ref={canvas} />
      </div>
      <div className="room__bar">
        <div className="room__steps">
          <button type="button" className="icon-btn" aria-label="The piece before" disabled={status !== "ready"} onClick={() => step(chosen < 0 ? 0 : -1)}><Icon name="prev" /></button>
          <button type="button" className="icon-btn" aria-label="The next piece" disabled={status !== "ready"} onClick={() => step(1)}><Icon name="next" /></button>
        </div>
        <p className="room__says" role="status">
          {piece ? <><b>{piece.name}</b><span className="num">{piece.price.text}</span></> : <span className="t-cap">{says || pieces[pointed]?.name || "Drag to look, use the arrow keys to walk, choose a piece to stand before it."}</span>}
        </p>
        <div className="room__deeds">
          {piece ? <a href={piece.url} className="btn btn--sm">See the piece<span className="vh">: {piece.name}</span></a> : null}
          {piece?.try_url ? <a href={piece.try_url} className="btn btn--line btn--sm"><Icon name="camera" /> Try it on</a> : null}
          {headset && status === "ready" ? <button type="button" className="btn btn--line btn--sm" onClick={() => room.current.headset().catch(() => setHeadset(false))}>Enter with a headset</button> : null}
          <button type="button" className="link link--solo t-cap" onClick={onEnd}>Leave the room</button>
        </div>
      </div>
    </div>
  );
}
