// What is to be made of the piece on the page, known to the form that asks and to the buttons that buy.
import { useSyncExternalStore } from "react";

const NOTHING = { text: "", style: "", wrap: false };
const listeners = new Set();
let state = NOTHING;

/** The wish as it is sent: without letters there is no style either. */
export const wish = () => (state.text.trim() ? state : { ...NOTHING, wrap: state.wrap });
export const wishText = () => wish().text;
export const wishStyle = () => wish().style;
export const wishWrap = () => wish().wrap;

export function wishFor(change) {
  state = change ? { ...state, ...change } : NOTHING;
  for (const listener of listeners) listener();
}

const subscribe = (listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useWish = () => useSyncExternalStore(subscribe, () => state, () => NOTHING);
