// Quick view: the piece of a card in a dialog over the list. Any element with data-quick="<address of the piece>" opens it.
// What it shows is the page's own seed, which resting on the card has already fetched.
import { useEffect, useRef, useState } from "react";
import { plainClick } from "./clicks.js";
import { CompareToggle } from "./compare.jsx";
import { Icon } from "./icon.jsx";
import { Picture } from "./picture.jsx";
import { pageAt } from "./seed.jsx";

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
        <button type="button" className="btn btn--block" disabled={!piece.can_buy} data-opens={bag} data-awaits="" onClick={() => onAdd(piece.variant_id)}>
          {piece.buy_label}
          <span className="amount">{piece.buy_amount}</span>
        </button>
        <div className="row quick__more">
          <a className="link link--solo" href={url}>See all of it <Icon name="arrow" /></a>
          <CompareToggle slug={piece.slug} name={piece.name} />
        </div>
      </div>
    </div>
  );
}

export function QuickView({ bag, onAdd }) {
  const dialog = useRef(null);
  const opener = useRef(null);
  const wanted = useRef("");
  const [shown, setShown] = useState({ url: "", piece: null, trouble: false });

  const show = async (url) => {
    wanted.current = url;
    const piece = await pageAt(url).catch(() => null);
    if (wanted.current === url) setShown((was) => ({ url, piece: piece ?? was.piece, trouble: !piece }));
  };

  useEffect(() => {
    // Capture: the card's own link must already find the click prevented.
    const onClick = (event) => {
      const trigger = event.target.closest?.("[data-quick]");
      if (!trigger || !plainClick(event)) return;
      event.preventDefault();
      opener.current = trigger;
      setShown({ url: trigger.dataset.quick, piece: null, trouble: false });
      dialog.current.showModal();
      show(trigger.dataset.quick);
    };
    const onBack = () => dialog.current.close();
    document.addEventListener("click", onClick, true);
    window.addEventListener("popstate", onBack);
    return () => {
      document.removeEventListener("click", onClick, true);
      window.removeEventListener("popstate", onBack);
    };
  }, []);

  const close = () => dialog.current.close();
  const closed = () => {
    // The browser tells of a closing a moment later; by then the dialog may be open again for another piece.
    if (dialog.current.open) return;
    wanted.current = "";
    opener.current?.focus?.({ preventScroll: true });
  };
  const add = (variant) => {
    close();
    onAdd?.(variant);
  };
  const clicked = (event) => {
    if (event.target === dialog.current || (plainClick(event) && event.target.closest("a[href]"))) close();
  };

  return (
    <dialog ref={dialog} className="layer layer--dialog quick" aria-labelledby="quick-title" onClose={closed} onClick={clicked}>
      <div className="layer__head">
        <h2 className="t-small" id="quick-title">{shown.piece ? `Quick view, ${shown.piece.name}` : "Quick view"}</h2>
        <button type="button" className="icon-btn" aria-label="Close quick view" onClick={close}><Icon name="close" /></button>
      </div>
      <div className="layer__body" tabIndex={0} aria-busy={!shown.piece && !shown.trouble}>
        {shown.piece ? <Piece piece={shown.piece} url={shown.url} bag={bag} onChoose={show} onAdd={add} /> : null}
        {!shown.piece && !shown.trouble ? <div className="skel quick__skel" aria-hidden="true" /> : null}
        {shown.trouble ? <p className="t-small quick__trouble" role="alert">The piece could not be fetched. <a className="link" href={shown.url}>Open its page</a></p> : null}
      </div>
    </dialog>
  );
}
