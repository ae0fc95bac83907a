// Pictures for a form. Each is made smaller here, sent at once, drawn anew by the shop, and waits there for the form.
import { useRef, useState } from "react";
import { Icon } from "./icon.jsx";
import { backend } from "./seed.jsx";

const LONGEST_SIDE = 1280;
const MOST_BYTES = 220 * 1024;
const QUALITIES = [0.85, 0.7, 0.55, 0.4];

async function small(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  let blob = null;
  for (const quality of QUALITIES) {
    blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (blob && blob.size <= MOST_BYTES) return blob;
  }
  throw new Error("too large");
}

export function PhotoPicker({ name, most = 4, house, prefix, label, help }) {
  const [kept, setKept] = useState([]);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const input = useRef(null);
  const query = prefix ? `?house=${house}` : "";
  const address = `${backend()}/api/reviews/photos`;

  const send = async (file) => {
    let blob;
    try {
      blob = await small(file);
    } catch {
      throw new Error(`${file.name} is not a picture this browser can read.`);
    }
    const form = new FormData();
    form.set("picture", blob, "picture.jpg");
    const answer = await fetch(address + query, { method: "POST", body: form, credentials: "same-origin" });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error?.message ?? "This did not work. Please try again.");
    return { id: body.id, name: file.name, preview: URL.createObjectURL(blob) };
  };
  const chosen = async (event) => {
    const files = [...event.target.files].slice(0, most - kept.length);
    event.target.value = "";
    setBusy(true);
    setProblem("");
    for (const file of files) {
      try {
        const one = await send(file);
        setKept((before) => [...before, one]);
      } catch (error) {
        setProblem(error.message);
      }
    }
    setBusy(false);
  };
  const drop = (one) => {
    fetch(`${address}/${one.id}${query}`, { method: "DELETE", credentials: "same-origin" }).catch(() => {});
    URL.revokeObjectURL(one.preview);
    setKept((before) => before.filter((other) => other.id !== one.id));
    input.current?.focus();
  };
  return (
    <fieldset className="field picker">
      <legend className="label">{label} <span className="opt">optional</span></legend>
      {kept.length ? (
        <ul className="picker__kept">
          {kept.map((one, index) => (
            <li key={one.id}>
              <img src={one.preview} alt={`Your picture ${index + 1}`} />
              <button type="button" className="icon-btn" aria-label={`Remove picture ${index + 1}`} onClick={() => drop(one)}><Icon name="close" /></button>
            </li>
          ))}
        </ul>
      ) : null}
      {kept.length < most ? (
        <label className="btn btn--line btn--sm" aria-busy={busy}>
          <Icon name="camera" /> {busy ? "Sending" : "Add pictures"}
          <input ref={input} type="file" accept="image/*" multiple className="vh" disabled={busy} onChange={chosen} aria-describedby={`help-${name}`} />
        </label>
      ) : null}
      <p className="help" id={`help-${name}`}>{help}</p>
      <p className="error" role="alert" hidden={!problem}><Icon name="alert" /><span>{problem}</span></p>
      <input type="hidden" name={name} value={kept.map((one) => one.id).join(",")} />
    </fieldset>
  );
}
