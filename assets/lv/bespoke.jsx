// What may be made of a piece for one person, before the button. The server decides what may be made and what it costs; the
// sums here come from it. The form with its preview is fetched when it is opened.
import { lazy, Suspense, useEffect, useState } from "react";
import { useWish, wishFor } from "./wish.js";

const Made = lazy(() => import("./made.jsx"));

export function Bespoke({ offer = {}, name = "" }) {
  const { wrap } = useWish();
  const [opened, setOpened] = useState(false);
  useEffect(() => () => wishFor(null), [name]);
  return (
    <div className="bespoke">
      {offer.title ? (
        <details className="acc" onToggle={() => setOpened(true)}>
          <summary>{offer.title}<span className="bespoke__price num">{offer.price}</span></summary>
          <div className="acc__in">{opened ? <Suspense fallback={null}><Made offer={offer} name={name} /></Suspense> : null}</div>
        </details>
      ) : null}
      {offer.wrap_title ? (
        <label className="check bespoke__wrap">
          <input type="checkbox" checked={wrap} onChange={(event) => wishFor({ wrap: event.target.checked })} />
          <span>{offer.wrap_title} <span className="t-cap ink-3">{offer.wrap_note}</span></span>
          <span className="bespoke__price num">{offer.wrap_price}</span>
        </label>
      ) : null}
    </div>
  );
}

/** What the button asks for: the piece, and what is made of it. `totals` are the four sums the server has added up. */
export function BuyAmount({ totals = [] }) {
  const { text, wrap } = useWish();
  return <>{totals[(text.trim() ? 1 : 0) + (wrap ? 2 : 0)] ?? ""}</>;
}
