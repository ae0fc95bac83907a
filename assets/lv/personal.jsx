// The document is the same for everybody. Who lets lists follow them then gets their own values of the page, once.
import { useEffect } from "react";
import { own } from "./seed.jsx";

const READING_PX = 200;

/** ``gently``: not under the eyes of somebody who is further down already. */
export function Personal({ follows = false, gently = false }) {
  useEffect(() => {
    if (follows && !(gently && scrollY > READING_PX)) own();
  }, [follows, gently]);
  return null;
}
