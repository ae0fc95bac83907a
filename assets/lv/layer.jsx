// Drawer, menu, sheet and dialog: one native <dialog>, so Esc, the focus trap, the inert page
// behind and the focus that comes back are the browser's own. Opening needs no server: any element
// with data-opens="<id>" opens it, one with data-closes inside it closes it. One with data-awaits also asks the server: the layer is busy until `answered` changes.
import { useEffect, useRef } from "react";
import { Icon } from "./icon.jsx";
import { plainClick } from "./seed.jsx";

/** The second click of a double click belongs to what the first one hit, not to the layer that has opened under it. */
const SETTLES_MS = 500;
const wait = (dialog, isBusy) => dialog.toggleAttribute("data-waiting", isBusy);
/** Toasts move into the topmost layer, because everything outside an open dialog is inert. */
const tellOfLayers = () => document.dispatchEvent(new Event("lv:layers"));

export function Layer({ id, kind = "drawer", label, closeLabel = "Close", answered = 0, className = "", children }) {
  const dialog = useRef(null);
  const opener = useRef(null);
  const openedAt = useRef(-SETTLES_MS);

  useEffect(() => {
    // Capture: React Router's Link must already find the click prevented.
    const onClick = (event) => {
      const trigger = event.target.closest?.(`[data-opens="${id}"]`);
      if (!trigger || !plainClick(event)) return;
      event.preventDefault();
      opener.current = trigger;
      if (!dialog.current.open) {
        openedAt.current = event.timeStamp;
        dialog.current.showModal();
      }
      if (trigger.dataset.awaits !== undefined) wait(dialog.current, true);
      tellOfLayers();
    };
    // Back leads to the page before, not to the page before under this layer.
    const onBack = () => dialog.current.close();
    document.addEventListener("click", onClick, true);
    window.addEventListener("popstate", onBack);
    return () => {
      document.removeEventListener("click", onClick, true);
      window.removeEventListener("popstate", onBack);
      // With what it asked about a layer may go before the browser tells of its closing: the toasts in it must come out.
      tellOfLayers();
    };
  }, [id]);

  useEffect(() => {
    wait(dialog.current, false);
  }, [answered]);

  const closed = () => {
    // The browser tells of a closing a moment later; by then the layer may be open again.
    if (dialog.current.open) return;
    // Safari does not focus a clicked button, so the browser alone cannot give the focus back.
    opener.current?.focus?.({ preventScroll: true });
    wait(dialog.current, false);
    tellOfLayers();
  };
  const settling = (event) => {
    if (event.timeStamp - openedAt.current > SETTLES_MS) return;
    if (event.target !== dialog.current && event.detail < 2) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const clicked = (event) => {
    if (event.target === dialog.current || event.target.closest("[data-closes]")) dialog.current.close();
    // A filter in the sheet is a link too, and the sheet stays for the next one.
    if (kind !== "sheet" && plainClick(event) && event.target.closest("a[href]")) dialog.current.close();
  };

  return (
    <dialog ref={dialog} id={id} className={`layer layer--${kind} ${className}`} aria-labelledby={`${id}-title`} onClose={closed} onClickCapture={settling} onClick={clicked}>
      <div className="layer__head">
        <h2 className="t-h3" id={`${id}-title`}>{label}</h2>
        <button type="button" className="icon-btn" aria-label={closeLabel} onClick={() => dialog.current.close()}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
