// Up to four pieces chosen to be compared. The choice stays in this browser, one for each house; the comparison itself is a
// page whose address names the pieces, so it can be sent to somebody.
import { useSyncExternalStore } from "react";
import { Icon } from "./icon.jsx";
import { keepList, recallList } from "./keep.js";

const MOST = 4;
const NOTHING = [];
const watchers = new Set();
let known = null;

const house = () => document.querySelector(".house")?.dataset.house ?? "";
const key = (of) => `lv-compare-${of}`;

/** Each piece is kept as "slug name". */
function read(of) {
  return recallList(key(of)).slice(0, MOST).map((text) => {
    const [slug, ...name] = text.split(" ");
    return { slug, name: name.join(" ") };
  });
}

/** The pieces of this house, the same array until they change. */
function chosen() {
  const of = house();
  if (known?.of !== of) known = { of, pieces: read(of) };
  return known.pieces;
}

function choose(pieces) {
  known = { of: house(), pieces };
  keepList(key(known.of), pieces.map(({ slug, name }) => `${slug} ${name}`));
  watchers.forEach((notify) => notify());
}

function subscribe(notify) {
  const elsewhere = () => {
    known = null;
    notify();
  };
  watchers.add(notify);
  window.addEventListener("storage", elsewhere);
  return () => {
    watchers.delete(notify);
    window.removeEventListener("storage", elsewhere);
  };
}

const useChosen = () => useSyncExternalStore(subscribe, chosen, () => NOTHING);

export function CompareToggle({ slug, name }) {
  const pieces = useChosen();
  const isOn = pieces.some((piece) => piece.slug === slug);
  const isFull = !isOn && pieces.length >= MOST;
  const toggle = () => choose(isOn ? pieces.filter((piece) => piece.slug !== slug) : [...pieces, { slug, name }]);
  return (
    <button type="button" className="link link--solo compare-btn" aria-pressed={isOn} disabled={isFull} onClick={toggle}>
      <Icon name={isOn ? "check" : "compare"} />
      {isFull ? "Four to compare already" : isOn ? "In the comparison" : "Compare"}
      <span className="vh"> {name}</span>
    </button>
  );
}

export function CompareTray({ prefix = "" }) {
  const pieces = useChosen();
  if (pieces.length === 0) return <div className="compare-tray" hidden />;
  const url = `${prefix}/compare?pieces=${pieces.map((piece) => piece.slug).join(",")}`;
  return (
    <aside className="compare-tray" aria-label="Comparison">
      <ul>
        {pieces.map((piece) => (
          <li key={piece.slug}>
            <span>{piece.name}</span>
            <button type="button" className="icon-btn" aria-label={`Take ${piece.name} out of the comparison`} onClick={() => choose(pieces.filter((other) => other !== piece))}><Icon name="close" /></button>
          </li>
        ))}
      </ul>
      <button type="button" className="link t-cap" onClick={() => choose([])}>Clear</button>
      {pieces.length > 1 ? <a className="btn btn--sm" href={url}>Compare {pieces.length}</a> : <span className="t-cap ink-2">Choose one more</span>}
    </aside>
  );
}
