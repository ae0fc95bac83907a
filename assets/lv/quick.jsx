// Quick view: the piece of a card in a layer over the list. An element that opens the layer says which with
// data-quick="<address of the piece>".
// What it shows is the page's own seed, which resting on the card has already fetched.
import { useEffect, useRef, useState } from "react";
import { CompareToggle } from "./compare.jsx";
import { Icon } from "./icon.jsx";
import { Layer } from "./layer.jsx";
import { Picture } from "./picture.jsx";
import { pageAt, plainClick } from "./seed.jsx";

const SIZES = "(min-width: 768px) 420px, 100vw";

function Options({ groups, onChoose }) {
  return groups.map((group) => (
    <div key={group.name} className="opt" role="group" aria-label={group.name}>
      <p className="label"><span>{group.name}{group.chosen ? <b>: {group.chosen}</b> : null}</span></p>
      <div className={group.kind === "swatch" ? "choices choices--swatch" : "choices"}>
        {group.values.map((value) => (
          <button
            key={value.label}
            type="button"
            className={group.kind === "swatch" ? "swatch" : value.available ? "size" : "size size--out"}
            aria-pressed={value.checked}
            aria-label={[value.label, value.note].filter(Boolean).join(", ")}
            title={value.label}
            onClick={() => onChoose(value.url)}
          >
            {group.kind === "swatch" ? <i style={{ "--sw": value.swatch }} /> : <span>{value.label}</span>}
          </button>
        ))}
      </div>
    </div>
  ));
}

function Piece({ piece, url, bag, onChoose, onAdd }) {
  return (
    <div className="quick__in">
      <Picture value={piece.gallery[0] ?? {}} sizes={SIZES} ratio="4/5" />
      <div className="quick__t">
        <p className="t-cap ink-3">{piece.maker}</p>
        <p className="t-h2">{piece.name}</p>
        <p className="price">{piece.price.text}{piece.compare_at.text ? <s><span className="vh">formerly </span>{piece.compare_at.text}</s> : null}</p>
        <p className="t-small ink-2">{piece.lede}</p>
        <Options groups={piece.options} onChoose={onChoose} />
        <p className="t-cap ink-2" role="status">{piece.stock_text}</p>
        <button type="button" className="btn btn--block" disabled={!piece.can_buy} data-closes="" data-opens={bag} data-awaits="" onClick={() => onAdd?.(piece.variant_id)}>
          {piece.buy_label}
          <span className="amount">{piece.price.text}</span>
        </button>
        <div className="row quick__more">
          <a className="link link--solo" href={url}>See all of it <Icon name="arrow" /></a>
          <CompareToggle slug={piece.slug} name={piece.name} />
        </div>
      </div>
    </div>
  );
}

export function QuickView({ id, bag, state, onAdd }) {
  const wanted = useRef("");
  const [shown, setShown] = useState({ url: "", piece: null, trouble: false });

  const show = async (url) => {
    wanted.current = url;
    const piece = await pageAt(url, state).catch(() => null);
    if (wanted.current === url) setShown((was) => ({ url, piece: piece ?? was.piece, trouble: !piece }));
  };

  useEffect(() => {
    const onClick = (event) => {
      const url = event.target.closest?.(`[data-opens="${id}"]`)?.dataset.quick;
      if (!url || !plainClick(event)) return;
      setShown({ url, piece: null, trouble: false });
      show(url);
    };
    document.addEventListener("click", onClick, true);
    return () => document.removeEventListener("click", onClick, true);
  }, [id, state]);

  const { piece, url, trouble } = shown;
  return (
    <Layer id={id} kind="dialog" className="quick" label={piece ? `Quick view, ${piece.name}` : "Quick view"} closeLabel="Close quick view">
      <div className="layer__body" tabIndex={0} aria-busy={!piece && !trouble}>
        {piece ? <Piece piece={piece} url={url} bag={bag} onChoose={show} onAdd={onAdd} /> : null}
        {!piece && !trouble ? <div className="skel quick__skel" aria-hidden="true" /> : null}
        {trouble ? <p className="t-small quick__trouble" role="alert">The piece could not be fetched. <a className="link" href={url}>Open its page</a></p> : null}
      </div>
    </Layer>
  );
}
