// The next part of a list. It comes by itself as its end nears while the server says so, then waits to be asked for.
import { useEffect, useRef, useState } from "react";
import { watchSight } from "./calm.js";
import { Announce } from "./live.jsx";

const NEAR = "0px 0px 800px 0px";

const inWords = (number, shown) => `${number} more ${number === 1 ? "piece" : "pieces"} loaded, ${shown}`;

export function More({ url = "", byItself = false, number = 0, shown = "", children }) {
  const box = useRef(null);
  const asked = useRef(null);
  const [said, setSaid] = useState("");
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
  // Pieces that were asked for here are told by their number; another list under the same head is told by its own.
  useEffect(() => {
    const before = asked.current;
    asked.current = null;
    setSaid(before !== null && number > before ? inWords(number - before, shown) : "");
  }, [number, shown]);
  const ask = (event) => {
    if (event.target.closest("a[data-replace]")) asked.current = number;
  };
  return (
    <div ref={box} className="pager" onClickCapture={ask}>
      {children}
      <Announce message={said} />
    </div>
  );
}
