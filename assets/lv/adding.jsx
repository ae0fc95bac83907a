// A button that puts one piece in the bag and says so while it is being put there.
import { useHeld } from "./held.js";

export function Adding({ label = "", busyLabel = "", name = "", bag, answered = 0, isBusy = false, onAdd }) {
  const [busy, setBusy] = useHeld(`${isBusy} ${answered}`, isBusy);
  const press = () => {
    setBusy(true);
    onAdd?.();
  };
  return (
    <button type="button" className="btn btn--sm btn--line ess__add" aria-busy={busy || undefined} data-opens={bag} data-awaits="" onClick={press}>
      {busy ? busyLabel : label}<span className="vh"> {name}</span>
    </button>
  );
}
