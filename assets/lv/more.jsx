// The next part of a list. It comes by itself as its end nears while the server says so, then waits to be asked for.
import { useEffect, useRef } from "react";
import { watchSight } from "./calm.js";

const NEAR = "0px 0px 800px 0px";

export function More({ url = "", byItself = false, children }) {
  const box = useRef(null);
  useEffect(() => {
    if (!url || !byItself || navigator.connection?.saveData) return;
    const goOn = (near) => {
      if (!near) return;
      watcher.disconnect();
      box.current.querySelector("a[href]")?.click();
    };
    const watcher = watchSight(box.current, goOn, { rootMargin: NEAR });
    return () => watcher.disconnect();
  }, [url, byItself]);
  return <div ref={box} className="pager">{children}</div>;
}
