// What takes the place of something one was just using: it is said, it takes the focus, and it comes into view.
import { useEffect, useRef } from "react";

export function Landing({ children }) {
  const box = useRef(null);
  useEffect(() => {
    box.current.focus({ preventScroll: true });
    box.current.scrollIntoView({ block: "center" });
  }, []);
  return <div ref={box} tabIndex={-1} role="alert" className="landing">{children}</div>;
}
