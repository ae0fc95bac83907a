// A row of pieces that scrolls sideways: buttons for one view on and back, and, where its house asks for it, a step by
// itself every few seconds. Never on a telephone, never for whoever asked for less motion, and not while a pointer or the
// focus rests in it, while it is out of sight, or after it was stopped.
import { calm, watchSight } from "./calm.js";

const WIDE = "(min-width: 768px) and (hover: hover)";
const SLACK_PX = 4;

export function start(box) {
  const row = box.querySelector(".row__in");
  const button = (name) => box.querySelector(`[data-row=${name}]`);
  const seconds = Number(box.dataset.seconds) || 0;
  const wide = matchMedia(WIDE);
  const mayMove = () => seconds > 0 && wide.matches && !calm();
  const held = new Set();
  let timer = 0;

  const ends = () => row.scrollLeft + row.clientWidth >= row.scrollWidth - SLACK_PX;
  const move = (by) => row.scrollBy({ left: by * row.clientWidth * 0.8, behavior: calm() ? "auto" : "smooth" });
  const step = () => (ends() ? row.scrollTo({ left: 0, behavior: "smooth" }) : row.scrollBy({ left: row.firstElementChild.getBoundingClientRect().width, behavior: "smooth" }));
  const run = () => {
    clearInterval(timer);
    timer = mayMove() && !held.size ? setInterval(step, seconds * 1000) : 0;
    box.dataset.moving = timer ? "yes" : "no";
  };
  const hold = (why) => () => (held.add(why), run());
  const free = (why) => () => (held.delete(why), run());
  const look = () => {
    const back = button("back");
    const on = button("on");
    back.disabled = row.scrollLeft <= SLACK_PX;
    on.disabled = ends();
    box.querySelector(".row__tools").hidden = back.disabled && on.disabled;
  };
  const press = (event) => {
    const name = event.target.closest("[data-row]")?.dataset.row;
    if (name === "on") move(1);
    if (name === "back") move(-1);
    if (name !== "pause") return;
    const stop = !held.has("press");
    (stop ? hold : free)("press")();
    button("pause").setAttribute("aria-pressed", String(stop));
  };
  const fits = () => {
    button("pause").hidden = !mayMove();
    look();
    run();
  };

  const size = new ResizeObserver(fits);
  const pairs = [
    [box, "click", press],
    [box, "pointerenter", hold("pointer")],
    [box, "pointerleave", free("pointer")],
    [box, "focusin", hold("focus")],
    [box, "focusout", free("focus")],
    [row, "scroll", look],
    [wide, "change", fits],
  ];
  for (const [target, name, handler] of pairs) target.addEventListener(name, handler);
  const sight = watchSight(box, (inSight) => (inSight ? free : hold)("sight")());
  size.observe(row);
  return () => {
    clearInterval(timer);
    sight.disconnect();
    size.disconnect();
    for (const [target, name, handler] of pairs) target.removeEventListener(name, handler);
  };
}
