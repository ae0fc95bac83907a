// The light on the pieces: as it is in the picture, or set by hand.
import { useState } from "react";

const RANGES = [
  { key: "level", name: "Brightness", min: 0.2, max: 1.8 },
  { key: "warmth", name: "Warmth", min: -1, max: 1 },
  { key: "from", name: "From left to right", min: -1, max: 1 },
];

export function Light({ onLight, read }) {
  const [light, setLight] = useState(null); // null: as the picture is
  const set = (next) => {
    setLight(next);
    onLight(next);
  };
  return (
    <fieldset className="try__light">
      <legend className="label">Light</legend>
      <div className="try__ways">
        <label><input type="radio" name="try-light" className="vh" checked={!light} onChange={() => set(null)} /><span>As in the picture</span></label>
        <label><input type="radio" name="try-light" className="vh" checked={Boolean(light)} onChange={() => set(read() ?? { level: 1, warmth: 0, from: 0 })} /><span>By hand</span></label>
      </div>
      {light ? (
        <div className="try__ranges">
          {RANGES.map(({ key, name, min, max }) => (
            <label key={key} className="t-cap">
              <span>{name}</span>
              <input type="range" min={min} max={max} step="0.05" value={light[key]} onChange={(event) => set({ ...light, [key]: Number(event.target.value) })} />
            </label>
          ))}
        </div>
      ) : null}
    </fieldset>
  );
}
