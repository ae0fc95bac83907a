// When it arrives where: the promise of every country is in the page, so choosing one asks nobody. The choice is kept in
// this browser alone.
import { useEffect, useState } from "react";
import { keep, recall } from "./keep.js";

const KEPT = "lv-country";

export function DeliverTo({ destinations = [], promises = [], initial = "" }) {
  const [code, setCode] = useState(initial);
  useEffect(() => {
    const kept = recall(KEPT);
    if (destinations.some((country) => country.code === kept)) setCode(kept);
  }, [destinations]);
  const chosen = destinations.find((country) => country.code === code) ?? destinations[0];
  const promise = promises[chosen?.promise];
  if (!promise) return null;
  const choose = (event) => {
    setCode(event.target.value);
    keep(KEPT, event.target.value);
  };
  return (
    <div className="deliver">
      <p>
        <label>
          <b>Delivered to</b>
          <span className="deliver__pick">
            <select value={chosen.code} onChange={choose}>
              {destinations.map((country) => <option key={country.code} value={country.code}>{country.name}</option>)}
            </select>
          </span>
        </label>{" "}
        <span className="deliver__when" aria-live="polite">{promise.lead}.</span>
      </p>
      <details className="deliver__more">
        <summary>All ways and prices</summary>
        <ul>
          {promise.lines.map((line) => <li key={line}>{line}</li>)}
          {promise.duties ? <li>{promise.duties}</li> : null}
        </ul>
      </details>
    </div>
  );
}
