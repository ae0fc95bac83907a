// Back leads to the place that was left, and the focus to the link by which it was left: whoever goes by keyboard or
// listens goes on from the card, not from the top of the page. The scroll is the router's, and stays as it put it.
const KEPT = 60;
const PATIENCE_MS = 3000;
const links = "main a[href]";

const left = new Map();
let waits = 0;

/** The entry of the history somebody stands at; the router names each. */
const entry = () => history.state?.key ?? "first";

/** Somebody leaves by this link. */
export function leave(anchor) {
  if (!anchor) return;
  const href = anchor.getAttribute("href");
  const alike = [...document.querySelectorAll(links)].filter((one) => one.getAttribute("href") === href);
  left.delete(entry());
  left.set(entry(), { href, nth: Math.max(0, alike.indexOf(anchor)) });
  if (left.size > KEPT) left.delete(left.keys().next().value);
}

/** Somebody came back: once the page is drawn again, its link has the focus. Another focus taken meanwhile stands. */
export function comeBack() {
  cancelAnimationFrame(waits);
  const wanted = left.get(entry());
  if (!wanted) return;
  const until = performance.now() + PATIENCE_MS;
  const look = () => {
    const alike = [...document.querySelectorAll(links)].filter((one) => one.getAttribute("href") === wanted.href);
    const link = alike[wanted.nth] ?? alike[0];
    if (link) link.focus({ preventScroll: true });
    else if (performance.now() < until) waits = requestAnimationFrame(look);
  };
  waits = requestAnimationFrame(look);
}
