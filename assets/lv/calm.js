/** Whether the reader asked for less motion. */
export const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
/** Whether what is large may be fetched unasked. */
export const sparing = () => calm() || Boolean(navigator.connection?.saveData);
/** Calls ``tell`` with whether ``target`` is in view, now and at each change. A busy page is told of several at once, oldest first. */
export function watchSight(target, tell, options) {
  const observer = new IntersectionObserver((notices) => tell(notices.at(-1).isIntersecting), options);
  observer.observe(target);
  return observer;
}
