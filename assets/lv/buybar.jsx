// The buy bar stands in for the main button only while that button is out of view.
import { useEffect, useState } from "react";
import { watchSight } from "./calm.js";

export function BuyBar({ watch, label, children }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const target = document.getElementById(watch);
    if (!target) return;
    const wide = window.matchMedia("(min-width: 1024px)");
    let observer;
    // On a wide screen a button still below counts as in view, so a jump from the end to the top hides the bar again.
    const observe = () => {
      observer?.disconnect();
      const rootMargin = wide.matches ? "0px 0px 100000px 0px" : "0px";
      observer = watchSight(target, (inSight) => setShown(!inSight), { rootMargin });
    };
    observe();
    wide.addEventListener("change", observe);
    return () => {
      wide.removeEventListener("change", observe);
      observer.disconnect();
    };
  }, [watch]);
  return (
    <aside className="buybar" aria-label={label} data-shown={shown} inert={!shown}>
      {children}
    </aside>
  );
}
