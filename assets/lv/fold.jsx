// A small menu of links in a <details>: works without script; with it, closes on choice, outside and Esc.
import { useEffect, useRef } from "react";

export function Fold({ label, className = "", children }) {
  const fold = useRef(null);
  useEffect(() => {
    const away = (event) => {
      if (!fold.current.contains(event.target)) fold.current.open = false;
    };
    document.addEventListener("pointerdown", away, { passive: true });
    return () => document.removeEventListener("pointerdown", away);
  }, []);
  const onKeyDown = (event) => {
    if (event.key !== "Escape" || !fold.current.open) return;
    fold.current.open = false;
    fold.current.querySelector("summary").focus();
  };
  const onClick = (event) => {
    if (event.target.closest("a")) fold.current.open = false;
  };
  return (
    <details ref={fold} className={`fold ${className}`} onKeyDown={onKeyDown} onClick={onClick}>
      <summary>{label}</summary>
      {children}
    </details>
  );
}
