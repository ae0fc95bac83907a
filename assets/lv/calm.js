/** Whether the reader asked for less motion. */
export const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
/** Whether what is large may be fetched unasked. */
export const sparing = () => calm() || Boolean(navigator.connection?.saveData);
