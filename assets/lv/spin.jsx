// A piece turned by hand: frames of one turn, stacked, of which one is seen. Dragging across the picture is one whole
// turn; arrows and buttons go frame by frame. It is a slider to those who listen.
import { useEffect, useRef, useState } from "react";
import { calm } from "./calm.js";
import { Icon } from "./icon.jsx";
import { Picture } from "./picture.jsx";

const AT_ONCE = 4; // frames fetched side by side
const FRICTION = 0.94; // of the speed that is left after each frame of the screen
const STILL = 0.02; // frames of the turn per frame of the screen

/** Every second, fourth, ... frame first, so that a turn is coarse before it is smooth. */
function coarseFirst(count) {
  const found = [];
  for (let step = count; step >= 1; step = step > 1 ? Math.floor(step / 2) : 0) {
    for (let index = 0; index < count; index += step) if (!found.includes(index)) found.push(index);
  }
  return found;
}

async function fetchFrames(frames, onFrame, signal) {
  const waiting = coarseFirst(frames.length);
  const one = async () => {
    while (waiting.length && !signal.aborted) {
      const index = waiting.shift();
      const image = new Image();
      image.src = frames[index];
      await image.decode();
      if (!signal.aborted) onFrame(index);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

export default function Spin({ spin, poster, name }) {
  const { frames } = spin;
  const count = frames.length;
  const [at, setAt] = useState(0); // a real number; the frame is what it rounds to
  const [have, setHave] = useState([]);
  const [problem, setProblem] = useState("");
  const slider = useRef(null);
  const drag = useRef(null);
  const glide = useRef(0);

  useEffect(() => {
    const abort = new AbortController();
    fetchFrames(frames, (index) => setHave((known) => [...known, index]), abort.signal).catch(() => {
      if (!abort.signal.aborted) setProblem("The turn could not be loaded. The pictures show every side.");
    });
    slider.current.focus({ preventScroll: true });
    return () => {
      abort.abort();
      cancelAnimationFrame(glide.current);
    };
  }, [frames]);

  const wrap = (value) => ((value % count) + count) % count;
  const turn = (by) => setAt((value) => wrap(value + by));
  const stop = () => cancelAnimationFrame(glide.current);

  const onPointerDown = (event) => {
    if (event.button !== 0) return;
    stop();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, speed: 0, width: event.currentTarget.clientWidth };
  };
  const onPointerMove = (event) => {
    const held = drag.current;
    if (!held) return;
    held.speed = ((event.clientX - held.x) / held.width) * count;
    held.x = event.clientX;
    turn(held.speed);
  };
  const onPointerUp = () => {
    const speed = drag.current?.speed ?? 0;
    drag.current = null;
    if (calm()) return;
    const go = (left) => {
      if (Math.abs(left) < STILL) return;
      turn(left);
      glide.current = requestAnimationFrame(() => go(left * FRICTION));
    };
    go(speed);
  };
  const onKeyDown = (event) => {
    const quarter = Math.round(count / 4);
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: quarter, PageDown: -quarter }[event.key];
    if (by) turn(by);
    else if (event.key === "Home") setAt(0);
    else return;
    stop();
    event.preventDefault();
  };
  const step = (by) => {
    stop();
    setAt((value) => wrap(Math.round(value) + by));
  };

  const wanted = Math.round(at) % count;
  const distance = (index) => Math.min(Math.abs(index - wanted), count - Math.abs(index - wanted));
  const shown = have.length ? have.reduce((best, index) => (distance(index) < distance(best) ? index : best)) : -1;
  const degrees = Math.round((wanted * 360) / count);
  return (
    <div className="gal__alive spin">
      {shown < 0 ? <Picture value={poster} sizes="54vw" decorative /> : null}
      <div
        className="spin__stage"
        ref={slider}
        data-keys=""
        role="slider"
        tabIndex={0}
        aria-label={`Turn ${name}`}
        aria-valuemin={0}
        aria-valuemax={359}
        aria-valuenow={degrees}
        aria-valuetext={`${degrees} degrees`}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onKeyDown={onKeyDown}
      >
        {have.map((index) => (
          <img key={index} src={frames[index]} alt="" width={spin.width} height={spin.height} draggable={false} data-shown={index === shown ? "" : undefined} />
        ))}
      </div>
      <div className="gal__bar">
        <button type="button" className="icon-btn" aria-label="Turn to the left" onClick={() => step(-1)}><Icon name="prev" /></button>
        <span className="t-cap num">{problem || (have.length < count ? `Loading, ${have.length} of ${count}` : `${degrees}°`)}</span>
        <button type="button" className="icon-btn" aria-label="Turn to the right" onClick={() => step(1)}><Icon name="next" /></button>
      </div>
    </div>
  );
}
