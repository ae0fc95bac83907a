// Cells that follow the hand: the picture leans towards the pointer, or slides under it. A keyboard gets the same pose
// from CSS, without a pointer.
import { calm } from "./calm.js";

export function start(box) {
  let frame = 0;
  const of = (event) => event.target.closest?.("[data-hover=tilt], [data-hover=parallax]");
  const put = (cell, x, y) => {
    cell.style.setProperty("--hx", x.toFixed(3));
    cell.style.setProperty("--hy", y.toFixed(3));
  };
  const follow = (event) => {
    const cell = event.pointerType === "mouse" && !calm() && of(event);
    if (!cell || frame) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      const { left, top, width, height } = cell.getBoundingClientRect();
      put(cell, (event.clientX - left) / width - 0.5, (event.clientY - top) / height - 0.5);
    });
  };
  const leave = (event) => {
    const cell = of(event);
    if (cell && !cell.contains(event.relatedTarget)) put(cell, 0, 0);
  };
  box.addEventListener("pointermove", follow);
  box.addEventListener("pointerout", leave);
  return () => {
    cancelAnimationFrame(frame);
    box.removeEventListener("pointermove", follow);
    box.removeEventListener("pointerout", leave);
  };
}
