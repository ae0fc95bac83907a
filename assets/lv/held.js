// What the browser shows of its own accord until the shop has spoken.
import { useState } from "react";

/**
 * State that holds as long as `key` is the same. With another key it is at `start` again, and what it was is forgotten,
 * also where the first key comes back. It is set back while drawing: an effect would let one frame show what no longer holds.
 */
export function useHeld(key, start) {
  const [held, setHeld] = useState({ key, value: start });
  const isOld = !Object.is(held.key, key);
  if (isOld) setHeld({ key, value: start });
  // What is set for a key that has gone comes too late.
  const hold = (next) => setHeld((now) => (Object.is(now.key, key) ? { key, value: typeof next === "function" ? next(now.value) : next } : now));
  return [isOld ? start : held.value, hold];
}
