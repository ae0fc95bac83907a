// Things said rather than shown: toasts, announcements, "copied".
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useHeld } from "./held.js";
import { Icon } from "./icon.jsx";

const TOAST_MS = 8000;
const RECONNECT_QUIET_MS = 2000;

function Toast({ item, onDismiss, onUndo }) {
  const [held, setHeld] = useState(false);
  const left = useRef(TOAST_MS);
  const dismiss = useRef(onDismiss);
  dismiss.current = onDismiss;
  useEffect(() => {
    if (held) return;
    const started = performance.now();
    const timer = setTimeout(() => dismiss.current?.(item.id), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(1000, left.current - (performance.now() - started));
    };
  }, [held, item.id]);
  const hold = { onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false), onFocus: () => setHeld(true), onBlur: () => setHeld(false) };
  const undo = useRef(null);
  useEffect(() => {
    // What was pressed went with its line, and the focus with it: the way back takes it.
    const timer = setTimeout(() => document.activeElement === document.body && undo.current?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="toast" {...hold}>
      <span>{item.text}</span>
      {item.undo_label ? (
        <button ref={undo} type="button" className="btn btn--quiet btn--sm" onClick={() => onUndo?.(item.id)}>{item.undo_label}</button>
      ) : null}
      <button type="button" className="icon-btn" aria-label="Dismiss" onClick={() => onDismiss?.(item.id)}><Icon name="close" /></button>
    </div>
  );
}

export function Toasts({ items = [], onDismiss, onUndo }) {
  const [layer, setLayer] = useState(null);
  useEffect(() => {
    const look = () => setLayer([...document.querySelectorAll("dialog.layer[open]")].pop() ?? null);
    document.addEventListener("lv:layers", look);
    return () => document.removeEventListener("lv:layers", look);
  }, []);
  const region = (
    <div className="toasts" role="status" aria-live="polite">
      {items.map((item) => <Toast key={item.id} item={item} onDismiss={onDismiss} onUndo={onUndo} />)}
    </div>
  );
  return layer ? createPortal(region, layer) : region;
}

// A short gap in the connection is nobody's business; a longer one is said, and taken back when it is over.
export function Reconnecting({ trouble = false }) {
  const [offline, setOffline] = useState(false);
  const away = trouble || offline;
  const [shown, setShown] = useHeld(away, false);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    look(); // the connection may have gone before this began to listen
    for (const name of ["online", "offline"]) window.addEventListener(name, look);
    return () => {
      for (const name of ["online", "offline"]) window.removeEventListener(name, look);
    };
  }, []);
  useEffect(() => {
    if (!away) return undefined;
    const timer = setTimeout(() => setShown(true), RECONNECT_QUIET_MS);
    return () => clearTimeout(timer);
  }, [away]);
  return <p className="reconnecting" role="status">{shown ? "Reconnecting. What you see stays as it is." : ""}</p>;
}

export function Announce({ message = "" }) {
  return <p className="vh" role="status" aria-live="polite">{message}</p>;
}

export function CopyButton({ value, label = "Copy", doneLabel = "Copied" }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value.startsWith("/") ? location.origin + value : value);
    setDone(true);
    setTimeout(() => setDone(false), 3000);
  };
  return (
    <button type="button" className="btn btn--quiet btn--sm" onClick={copy}>
      <Icon name={done ? "check" : "copy"} />
      <span aria-live="polite">{done ? doneLabel : label}</span>
    </button>
  );
}

// The list of what is wrong, above the form: takes the focus when the server sends it.
export function ErrorSummary({ title, errors = [] }) {
  const box = useRef(null);
  const key = errors.map((error) => error.field + error.text).join();
  useEffect(() => {
    if (key) box.current.focus();
  }, [key]);
  return (
    <div ref={box} tabIndex={-1} className="errors" role="alert" hidden={!key}>
      <p className="t-small">{title}</p>
      <ul>
        {errors.map((error) => (
          <li key={error.field}><a className="link" href={`#field-${error.field}`}>{error.text}</a></li>
        ))}
      </ul>
    </div>
  );
}
