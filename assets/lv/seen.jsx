// A list of suggestions that tells the shop, once, that it came into view, and which of it was taken. Not by whom.
import { useEffect, useRef } from "react";
import { watchSight } from "./calm.js";
import { recall } from "./keep.js";
import { backend } from "./seed.jsx";

/** Whether nothing is told: as the browser says, or because suggestions are worked out here (see local.js). */
const unwatched = () => navigator.globalPrivacyControl || navigator.doNotTrack === "1" || recall("lv-local") === "1";

/** What the shop answers, or nothing; sent even while the page is being left. The reader's wish is read at the moment of
 * telling: a list watched before it was said may come into view after it. */
export async function tell(path, body, query) {
  if (unwatched()) return null;
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${backend()}/api/${path}${query}`, {
    method: "POST", keepalive: true, credentials: "omit", headers, body: JSON.stringify(body),
  }).catch(() => null);
  return answer?.ok && answer.status !== 204 ? answer.json().catch(() => null) : null;
}

export function SeenList({ placement, algorithm, piece = "", slugs = "", house, prefix, children }) {
  const box = useRef(null);
  const noted = useRef(null);
  const query = prefix ? `?house=${house}` : "";
  useEffect(() => {
    noted.current = null;
    if (!slugs) return;
    const observer = watchSight(box.current, (inSight) => {
      if (!inSight) return;
      observer.disconnect();
      noted.current = tell("recommendations/impressions", { placement, algorithm, piece, shown: slugs.split(",") }, query);
    }, { threshold: 0.35 });
    return () => observer.disconnect();
  }, [placement, algorithm, piece, slugs, query]);
  const taken = async (event) => {
    const link = event.target.closest?.("a[href*='/product/']");
    const impression = link && (await noted.current);
    if (!impression) return;
    const slug = new URL(link.href).pathname.split("/product/")[1];
    tell(`recommendations/impressions/${impression.id}/click`, { slug }, query);
  };
  return <div ref={box} onClickCapture={taken}>{children}</div>;
}
