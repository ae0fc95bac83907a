// Hands on what stands in a form while it is typed: a moment after the last key, and at once when a field is left or filled
// in by the browser. What was typed a second ago is then there after a reload.
import { useEffect, useRef } from "react";

const REST_MS = 400;

export function Typed({ onType, children }) {
  const box = useRef(null);
  const tell = useRef(onType);
  tell.current = onType;

  useEffect(() => {
    const node = box.current;
    let timer;
    let told = "";
    const stop = () => clearTimeout(timer);
    const send = () => {
      stop();
      const fields = Object.fromEntries(new FormData(node.querySelector("form")));
      const now = JSON.stringify(fields);
      if (now !== told) tell.current?.(fields);
      told = now;
    };
    const later = () => {
      stop();
      timer = setTimeout(send, REST_MS);
    };
    const heard = { input: later, change: send, submit: stop };
    for (const name of Object.keys(heard)) node.addEventListener(name, heard[name]);
    return () => {
      stop();
      for (const name of Object.keys(heard)) node.removeEventListener(name, heard[name]);
    };
  }, []);

  return <div ref={box} className="typed">{children}</div>;
}
