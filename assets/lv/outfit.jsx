// An outfit: each place holds one of up to three pieces in a variant of one's choice, or is left out. What the choice
// costs and how often it can be had is asked of the shop; this file adds nothing up.
import { useEffect, useMemo } from "react";
import { useHeld } from "./held.js";
import { Icon } from "./icon.jsx";
import { Picture } from "./picture.jsx";
import { backend } from "./seed.jsx";

// On a phone as components/ui/media.py says of TWO_ON_A_PHONE.
const SIZES = "(min-width: 1024px) 20vw, 30vw";

function Place({ slot, place, choice, isBase, onChange }) {
  const option = slot.options[choice.option];
  const variant = option.variants.find((one) => one.id === choice.variant) ?? option.variants[0];
  const several = slot.options.length > 1;
  const swap = () => {
    const next = (choice.option + 1) % slot.options.length;
    onChange({ ...choice, option: next, variant: slot.options[next].variant_id });
  };
  return (
    <li className="outfit__place" data-out={!choice.isIn}>
      <article className="card" key={option.slug}>
        <Picture value={option.picture} sizes={SIZES} ratio="4/5" decorative />
        <div className="card__body">
          <p className="card__maker">{isBase ? slot.label : `${slot.label}, ${option.maker}`}</p>
          <h3 className="card__name">{isBase ? option.name : <a href={option.url}>{option.name}</a>}</h3>
          <p className="price">{variant.price.text}</p>
        </div>
      </article>
      {option.variants.length > 1 ? (
        <label>
          <span className="vh">Size or colour of {option.name}</span>
          <select className="input input--sm" value={choice.variant} onChange={(event) => onChange({ ...choice, variant: event.target.value })}>
            {option.variants.map((one) => <option key={one.id} value={one.id} disabled={!one.available}>{one.text}</option>)}
          </select>
        </label>
      ) : null}
      <div className="outfit__deeds">
        {several ? (
          <button type="button" className="link link--solo t-cap" onClick={swap}>
            Another<span className="vh"> instead of {option.name}</span>
            <span className="ink-3 num">{choice.option + 1} of {slot.options.length}</span>
          </button>
        ) : null}
        {isBase ? null : (
          <label className="check">
            <input type="checkbox" checked={choice.isIn} onChange={(event) => onChange({ ...choice, isIn: event.target.checked })} />
            <span>Include<span className="vh"> {option.name}</span></span>
          </label>
        )}
      </div>
      <p className="vh" role="status">{choice.option ? `${place}: ${option.name}` : ""}</p>
    </li>
  );
}

const priced = ({ total, before, saving_text, stock_text }) => ({ total, before, saving_text, stock_text, sets: 1 });

export function Outfit({ outfit, house, prefix, bag, onAdd }) {
  const start = useMemo(() => outfit.slots.map((slot) => ({ isIn: true, option: 0, variant: slot.options[0]?.variant_id ?? "" })), [outfit]);
  const [choices, setChoices] = useHeld(outfit, start);
  const [price, setPrice] = useHeld(outfit, priced(outfit));
  const chosen = choices.filter((one) => one.isIn).map((one) => one.variant);
  const asked = chosen.join(",");

  useEffect(() => {
    if (choices === start) return;
    const abort = new AbortController();
    const query = new URLSearchParams(chosen.map((id) => ["variant", id]));
    if (prefix) query.set("house", house);
    fetch(`${backend()}/api/outfits/price?${query}`, { signal: abort.signal, credentials: "omit" })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then((found) => found && setPrice(found), () => {});
    return () => abort.abort();
  }, [asked, house, prefix]);

  const change = (place, one) => setChoices(choices.map((other, index) => (index === place ? one : other)));
  return (
    <>
      <ul className="outfit__places">
        {outfit.slots.map((slot, place) => (
          <Place key={slot.label} slot={slot} place={slot.label} choice={choices[place]} isBase={place === 0} onChange={(one) => change(place, one)} />
        ))}
      </ul>
      <div className="outfit__sum">
        <p role="status">
          <span className="t-small ink-2">{chosen.length === 1 ? "1 piece" : `${chosen.length} pieces`}</span>
          <span className="price price--lg">
            {price.total.text}
            {price.before.text ? <s><span className="vh">formerly </span>{price.before.text}</s> : null}
          </span>
          {price.saving_text ? <span className="t-small">{price.saving_text}</span> : null}
          {price.stock_text ? <span className="t-cap ink-2">{price.stock_text}</span> : null}
        </p>
        <button type="button" className="btn" data-opens={bag} data-awaits="" disabled={price.sets < 1} onClick={() => onAdd(chosen)}>
          <Icon name="plus" /> {outfit.add_label}
        </button>
      </div>
    </>
  );
}
