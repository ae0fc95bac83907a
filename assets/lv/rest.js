// A page at rest: what lies beyond the window is neither styled nor laid out until it comes near (base.css), so that
// opening a drawer need not go through all of it. Only after everything was laid out once: each section is then
// remembered at its true height, and the scrollbar and Back stay exact.
const SETTLED_MS = 1000;

let soon = 0;

/** The page changes, or has just come. */
export function stir() {
  const root = document.documentElement;
  root.removeAttribute("data-rests");
  clearTimeout(soon);
  soon = setTimeout(() => root.setAttribute("data-rests", ""), SETTLED_MS);
}
