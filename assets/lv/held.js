// What the browser shows of its own accord until the shop has spoken.
import { useState } from "react";

/**
 * State that holds as long as `key` is the same; with another key it is at `start` again.
 * It is compared while drawing: an effect that set it back would let one frame show what no longer holds.
 */
export function useHeld(key, start) {
  const [held, setHeld] = useState({ key, value: start });
  const valueOf = (one) => (Object.is(one.key, key) ? one.value : start);
  const hold = (next) => setHeld((before) => ({ key, value: typeof next === "function" ? next(valueOf(before)) : next }));
  return [valueOf(held), hold];
}
