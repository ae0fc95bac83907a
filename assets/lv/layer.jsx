// Drawer, menu, sheet and dialog: one native <dialog>, so Esc, the focus trap, the inert page
// behind and the focus that comes back are the browser's own. Opening needs no server: any element
// with data-opens="<id>" opens it. The server may open it too, through `open`.
import { useEffect, useRef } from "react";
import { Icon } from "./icon.jsx";

const plainClick = (event) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

export function Layer({ id, kind = "drawer", label, closeLabel = "Close", open = false, onClose, children }) {
  const dialog = useRef(null);
  const opener = useRef(null);

  useEffect(() => {
    // Capture: React Router's Link must already find the click prevented.
    const onClick = (event) => {
      const trigger = event.target.closest?.(`[data-opens="${id}"]`);
      if (!trigger || !plainClick(event)) return;
      event.preventDefault();
      opener.current = trigger;
      if (!dialog.current.open) dialog.current.showModal();
    };
    document.addEventListener("click", onClick, true);
    return () => document.removeEventListener("click", onClick, true);
  }, [id]);

  useEffect(() => {
    if (open && !dialog.current.open) {
      opener.current = document.activeElement;
      dialog.current.showModal();
    }
    if (!open && dialog.current.open) dialog.current.close();
  }, [open]);

  const closed = () => {
    // Safari does not focus a clicked button, so the browser alone cannot give the focus back.
    opener.current?.focus?.({ preventScroll: true });
    onClose?.();
  };
  const clicked = (event) => {
    if (event.target === dialog.current) dialog.current.close();
    // A filter in the sheet is a link too, and the sheet stays for the next one.
    if (kind !== "sheet" && plainClick(event) && event.target.closest("a[href]")) dialog.current.close();
  };

  return (
    <dialog ref={dialog} id={id} className={`layer layer--${kind}`} aria-labelledby={`${id}-title`} onClose={closed} onClick={clicked}>
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
