// The two points of a place, to be dragged or moved with the arrow keys.
import { useRef } from "react";
import { PLACES } from "./places.js";

const STEP = 2; // pixels of the picture; ten times as far with Shift
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function Point({ name, at, size, onMove }) {
  const held = useRef(false);
  const moved = (x, y) => onMove({ x: Math.min(size.width, Math.max(0, x)), y: Math.min(size.height, Math.max(0, y)) });
  const drag = (event) => {
    if (!held.current) return;
    const box = event.currentTarget.parentElement.getBoundingClientRect();
    moved(((event.clientX - box.left) / box.width) * size.width, ((event.clientY - box.top) / box.height) * size.height);
  };
  const press = (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const far = event.shiftKey ? STEP * 10 : STEP;
    moved(at.x + arrow[0] * far, at.y + arrow[1] * far);
  };
  return (
    <button
      type="button"
      className="try__point"
      aria-label={name}
      aria-describedby="try-points"
      style={{ left: `${(at.x / size.width) * 100}%`, top: `${(at.y / size.height) * 100}%` }}
      onPointerDown={(event) => { held.current = true; event.currentTarget.setPointerCapture(event.pointerId); }}
      onPointerMove={drag}
      onPointerUp={() => { held.current = false; }}
      onPointerCancel={() => { held.current = false; }}
      onKeyDown={press}
    />
  );
}

/** All points of what is worn, over the picture. */
export function Points({ places, size, onDrag }) {
  const shown = Object.entries(places).filter(([, place]) => place);
  return (
    <div className="try__points">
      <p className="vh" id="try-points">Drag it, or move it with the arrow keys; with Shift it moves further.</p>
      {shown.map(([where, place]) =>
        ["a", "b"].map((end, index) => (
          <Point key={where + end} name={PLACES[where].points[index]} at={place[end]} size={size} onMove={(at) => onDrag(where, { a: place.a, b: place.b, mm: place.mm, isLeft: place.isLeft, axes: undefined, [end]: at })} />
        )),
      )}
    </div>
  );
}
