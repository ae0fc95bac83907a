// The panels under the navigation open by hover and focus, in CSS. Escape closes the open one until pointer or focus
// has left it (WCAG 1.4.13), and a click on one of its links does the same.
import { useEffect, useRef } from "react";

export function Panels({ label, children }) {
  const nav = useRef(null);
  useEffect(() => {
    const box = nav.current;
    const shut = () => box.setAttribute("data-shut", "");
    const open = () => box.removeAttribute("data-shut");
    const onKey = (event) => event.key === "Escape" && shut();
    const onClick = (event) => {
      if (!event.target.closest("a[href]")) return;
      shut();
      event.target.blur();
    };
    const onOut = (event) => box.contains(event.relatedTarget) || open();
    const pairs = [["click", onClick], ["pointerleave", open], ["focusout", onOut]];
    for (const [name, handler] of pairs) box.addEventListener(name, handler);
    document.addEventListener("keydown", onKey);
    return () => {
      for (const [name, handler] of pairs) box.removeEventListener(name, handler);
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  return <nav ref={nav} className="panels" aria-label={label}>{children}</nav>;
}
