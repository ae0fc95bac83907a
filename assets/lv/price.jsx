// The ends of a price, typed or drawn along one line. The line goes by ratio, as prices do: most pieces of a list cost
// less than a tenth of its dearest. What is drawn is asked for when it is let go, or when the keys have rested.
import { useEffect, useRef } from "react";
import { useHeld } from "./held.js";

const STEPS = 60;
const REST_MS = 600;

/** Of two figures: nobody draws a line to 1,847. */
function rounded(value) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.round(value / unit) * unit;
}

/** The prices a thumb can stand at, from the lowest to the highest, each once. */
function stopsOf(low, high) {
  const first = Math.max(low, 1);
  const between = Array.from({ length: STEPS - 1 }, (_, n) => rounded(first * (high / first) ** ((n + 1) / STEPS)));
  return [...new Set([low, ...between.filter((stop) => stop > low && stop < high), high])];
}

const placeOf = (stops, price) => stops.reduce((best, stop, n) => (Math.abs(stop - price) < Math.abs(stops[best] - price) ? n : best), 0);

function Field({ name, label, value, hint, onType }) {
  return <input className="input num" inputMode="numeric" autoComplete="off" name={name} aria-label={label} placeholder={hint} value={value} onChange={(event) => onType(event.target.value)} />;
}

function Thumb({ label, place, last, text, over, onDraw }) {
  return (
    <input type="range" className="price-line__in" style={over ? { zIndex: 2 } : undefined} aria-label={label} aria-valuetext={text} min={0} max={last} step={1} value={place} onChange={(event) => onDraw(Number(event.target.value))} />
  );
}

export function PriceRange({ label, low = "0", high = "0", start = "", end = "", currency, language = "en-IE" }) {
  const box = useRef(null);
  const [ends, setEnds] = useHeld(`${start} ${end}`, { start, end });
  const stops = stopsOf(Number(low), Number(high));
  const last = stops.length - 1;
  const from = ends.start === "" ? 0 : placeOf(stops, Number(ends.start) || 0);
  const to = ends.end === "" ? last : Math.max(from, placeOf(stops, Number(ends.end) || 0));
  const inWords = (price) => new Intl.NumberFormat(language, { style: "currency", currency, maximumFractionDigits: 0 }).format(price);
  const set = (change) => setEnds((now) => ({ ...now, ...change }));
  const part = (place) => (last > 0 ? place / last : 0).toFixed(4);

  useEffect(() => {
    const line = box.current.querySelector(".price-line");
    if (!line) return;
    let rest;
    let byKey = false;
    const send = () => line.closest("form").requestSubmit();
    const pressed = (event) => (byKey = event.type === "keydown");
    const changed = () => {
      clearTimeout(rest);
      if (byKey) rest = setTimeout(send, REST_MS);
      else send();
    };
    const pairs = [["keydown", pressed], ["pointerdown", pressed], ["change", changed]];
    for (const [name, handler] of pairs) line.addEventListener(name, handler);
    return () => {
      clearTimeout(rest);
      for (const [name, handler] of pairs) line.removeEventListener(name, handler);
    };
  }, [last > 0]);

  return (
    <div ref={box} role="group" aria-label={label}>
      <div className="range">
        <Field name="price_from" label="Lowest price" value={ends.start} hint={low} onType={(text) => set({ start: text })} />
        <span className="ink-3 t-cap">to</span>
        <Field name="price_to" label="Highest price" value={ends.end} hint={high} onType={(text) => set({ end: text })} />
      </div>
      {last > 0 ? (
        <div className="price-line" style={{ "--from": part(from), "--to": part(to) }}>
          <Thumb label="From" place={from} last={last} text={inWords(ends.start === "" ? stops[0] : Number(ends.start) || 0)} over={from > last / 2} onDraw={(place) => set({ start: place > 0 ? String(stops[Math.min(place, to)]) : "" })} />
          <Thumb label="To" place={to} last={last} text={inWords(ends.end === "" ? stops[last] : Number(ends.end) || 0)} onDraw={(place) => set({ end: place < last ? String(stops[Math.max(place, from)]) : "" })} />
        </div>
      ) : null}
    </div>
  );
}
