// A part of a page that is whole without script and gets its behaviour later, fetched only where a page asks for it.
import { useEffect, useRef } from "react";

const PARTS = {
  row: () => import("./row.js"),
  cells: () => import("./cells.js"),
  floating: () => import("./floating.js"),
  particles: () => import("./particles.js"),
};

export function Enliven({ what = "", children, ...rest }) {
  const box = useRef(null);
  useEffect(() => {
    let end;
    let gone = false;
    PARTS[what]?.().then((part) => {
      if (!gone) end = part.start(box.current);
    });
    return () => {
      gone = true;
      end?.();
    };
  }, [what]);
  return <div ref={box} {...rest}>{children}</div>;
}
