// A list of suggestions that tells the shop, once, that it came into view, and which of it was taken. Not by whom.
import { useEffect, useRef } from "react";
import { watchSight } from "./calm.js";
import { recall } from "./keep.js";
import { backend } from "./seed.jsx";

/** Whether nothing is told: as the browser says, or because suggestions are worked out here (see local.js). */
export const unwatched = () => navigator.globalPrivacyControl || navigator.doNotTrack === "1" || recall("lv-local") === "1";

/** Sent even while the page is being left. */
export function tell(path, body, query) {
  return fetch(`${backend()}/api/${path}${query}`, {
    method: "POST",
    keepalive: true,
    credentials: "omit",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

export function SeenList({ placement, algorithm, piece = "", slugs = "", house, prefix, children }) {
  const box = useRef(null);
  const noted = useRef(null);
  const query = prefix ? `?house=${house}` : "";
  useEffect(() => {
    noted.current = null;
    if (!slugs || unwatched()) return;
    const observer = watchSight(box.current, (inSight) => {
      if (!inSight) return;
      observer.disconnect();
      noted.current = tell("recommendations/impressions", { placement, algorithm, piece, shown: slugs.split(",") }, query)
        .then((answer) => (answer.ok ? answer.json() : null))
        .catch(() => null);
    }, { threshold: 0.35 });
    return () => observer.disconnect();
  }, [placement, algorithm, piece, slugs, query]);
  const taken = async (event) => {
    const link = event.target.closest?.("a[href*='/product/']");
    const impression = link && (await noted.current);
    if (!impression) return;
    const slug = new URL(link.href).pathname.split("/product/")[1];
    tell(`recommendations/impressions/${impression.id}/click`, { slug }, query).catch(() => {});
  };
  return <div ref={box} onClickCapture={taken}>{children}</div>;
}
