// Whether a review helped. The browser remembers its own words, the shop counts one for each browser.
import { useEffect, useState } from "react";
import { useHeld } from "./held.js";
import { keepList, recallList } from "./keep.js";
import { backend } from "./seed.jsx";

const KEPT = "lv-helpful";

const mine = () => new Set(recallList(KEPT));

export function Helpful({ kind = "reviews", review, count = 0, house, prefix, author }) {
  const [shown, setShown] = useHeld(count, count);
  const [pressed, setPressed] = useState(false);
  const [problem, setProblem] = useState("");
  useEffect(() => setPressed(mine().has(review)), [review]);

  const press = async () => {
    const wanted = !pressed;
    setPressed(wanted);
    setProblem("");
    const query = prefix ? `?house=${house}` : "";
    try {
      const answer = await fetch(`${backend()}/api/${kind}/${review}/vote${query}`, {
        method: wanted ? "PUT" : "DELETE",
        credentials: "same-origin",
        headers: wanted ? { "content-type": "application/json" } : {},
        body: wanted && kind === "reviews" ? JSON.stringify({ helpful: true }) : undefined,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      setShown((await answer.json()).helpful);
      const known = mine();
      if (wanted) known.add(review);
      else known.delete(review);
      keepList(KEPT, [...known].slice(-200));
    } catch {
      setPressed(!wanted);
      setProblem("This did not reach us. Please try again.");
    }
  };
  return (
    <span className="helpful">
      <button type="button" className="link link--solo t-cap" aria-pressed={pressed} onClick={press}>
        {pressed ? "Helpful to you" : "Helpful"}
        {shown ? <span className="num ink-3">{shown}</span> : null}
        <span className="vh">, by {author}</span>
      </button>
      <span role="status" className="t-cap ink-3">{problem}</span>
    </span>
  );
}
