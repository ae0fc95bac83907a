// Opening a modal layer makes the browser style and lay out the whole page behind it: 12 ms on the page of a piece, half
// of it for sections nobody sees. While a pointer rests on what opens a layer, and while one is open, the sections
// beyond the window are left out (base.css). Each is remembered at the height it had, so nothing moves.
const READY_MS = 1500;

let over = 0;

/** Everything takes part again. */
export function stir() {
  clearTimeout(over);
  document.documentElement.removeAttribute("data-rests");
}

function rest(event) {
  if (!event.target.closest?.("[data-opens]")) return;
  document.documentElement.setAttribute("data-rests", "");
  clearTimeout(over);
  over = setTimeout(settle, READY_MS);
}

/** Whether a layer is open decides. */
function settle() {
  if (!document.querySelector("dialog[open]")) stir();
}

/** Listen for pointers; returns what ends that. */
export function watchPointers() {
  const options = { capture: true, passive: true };
  const pairs = [["pointerover", rest], ["pointerdown", rest], ["lv:layers", settle]];
  for (const [name, handler] of pairs) document.addEventListener(name, handler, options);
  return () => {
    for (const [name, handler] of pairs) document.removeEventListener(name, handler, options);
  };
}
