// One deed that appears when the first view has gone and steps aside for the end of the page.
export function start(box) {
  const seen = new Map();
  const watched = [box.closest("section"), document.querySelector("footer")].filter(Boolean);
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) seen.set(entry.target, entry.isIntersecting);
    box.toggleAttribute("data-here", ![...seen.values()].some(Boolean));
  });
  for (const element of watched) watcher.observe(element);
  return () => watcher.disconnect();
}
