// A heart answers the finger at once and the shop when it can: what the shop says last is what is shown.
import { useHeld } from "./held.js";
import { Icon } from "./icon.jsx";

export function Heart({ name, pressed = false, answered = 0, inWords = false, onToggle }) {
  // With an answer the shop's word counts again, also where it refused.
  const [wanted, setWanted] = useHeld(`${pressed} ${answered}`, null);
  const shown = wanted ?? pressed;
  const press = () => {
    setWanted(!shown);
    onToggle();
  };
  return (
    <button type="button" className={inWords ? "link link--solo heart heart--line" : "icon-btn heart"} aria-pressed={shown} data-waiting={wanted === null ? undefined : ""} onClick={press}>
      <Icon name="heart" />
      {inWords ? (shown ? "Saved" : "Save") : null}
      <span className="vh">{inWords ? ` ${name}` : `Save ${name}`}</span>
    </button>
  );
}
