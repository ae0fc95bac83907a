/** Calls ``tell`` with whether ``target`` is in view, now and at each change. A busy page is told of several at once, oldest first. */
export function watch(target, tell, options) {
  const observer = new IntersectionObserver((notices) => tell(notices.at(-1).isIntersecting), options);
  observer.observe(target);
  return observer;
}
