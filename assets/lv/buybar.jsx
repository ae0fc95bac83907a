// The buy bar stands in for the main button only while that button is out of view.
import { useEffect, useState } from "react";

export function BuyBar({ watch, label, children }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const target = document.getElementById(watch);
    if (!target) return;
    const wide = window.matchMedia("(min-width: 1024px)");
    const observer = new IntersectionObserver(([entry]) => {
      const passed = entry.boundingClientRect.top < 0;
      setShown(!entry.isIntersecting && (passed || !wide.matches));
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [watch]);
  return (
    <aside className="buybar" aria-label={label} data-shown={shown} inert={!shown}>
      {children}
    </aside>
  );
}
