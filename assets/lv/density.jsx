// Large or small pictures in a list. Put on <html> before the first paint by the inline line in components/layout/theme.py;
// without a choice the width of the screen decides, and so it does in the style sheet.
import { useSyncExternalStore } from "react";
import { Icon } from "./icon.jsx";
import { keep } from "./keep.js";

const KEY = "lv-density";
const WIDE = "(min-width: 1024px)";
const watchers = new Set();

const read = () => document.documentElement.dataset.density ?? (matchMedia(WIDE).matches ? "large" : "small");

function subscribe(notify) {
  const wide = matchMedia(WIDE);
  watchers.add(notify);
  wide.addEventListener("change", notify);
  return () => {
    watchers.delete(notify);
    wide.removeEventListener("change", notify);
  };
}

function choose(density) {
  document.documentElement.dataset.density = density;
  keep(KEY, density);
  watchers.forEach((notify) => notify());
}

const CHOICES = [["large", "Large pictures", "grid"], ["small", "Small pictures", "grid_fine"]];

export function Density() {
  const density = useSyncExternalStore(subscribe, read, () => "");
  return (
    <div className="density" role="group" aria-label="Size of the pictures">
      {CHOICES.map(([key, label, icon]) => (
        <button key={key} type="button" className="icon-btn" aria-label={label} aria-pressed={density === key} onClick={() => choose(key)}>
          <Icon name={icon} />
        </button>
      ))}
    </div>
  );
}
