// Search by picture, inside the overlay. The picture is made small in this browser; what is sent is a JPEG of at most
// 512 pixels, or an address the shop fetches by itself. The shop compares colour and shape, or, where it has somebody who
// describes pictures and has said so, searches for the words of the description. It keeps nothing.
import { useEffect, useRef, useState } from "react";
import { Icon } from "./icon.jsx";
import { backend } from "./seed.jsx";

const LONGEST_SIDE = 512;
const QUALITY = 0.85;
const MOST = 8;

async function small(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("empty"))), "image/jpeg", QUALITY));
}

async function ask(form, prefix, house, signal) {
  const query = prefix ? `?house=${house}` : "";
  const answer = await fetch(`${backend()}/api/products/visual-search${query}`, { method: "POST", body: form, signal, credentials: "same-origin" });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error?.message ?? "This did not work. Please try again.");
  return body;
}

/** Whether pictures are described here; until the shop has said so they are compared only. */
function useAreDescribed() {
  const [areDescribed, setAreDescribed] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    fetch(`${backend()}/api/search/by-picture`, { signal: abort.signal, credentials: "same-origin" })
      .then((answer) => answer.json())
      .then((said) => setAreDescribed(said.are_described === true))
      .catch(() => {});
    return () => abort.abort();
  }, []);
  return areDescribed;
}

const COMPARED = "Pieces are compared with your picture by colour and shape. It is made smaller on this device before it is sent, and it is not kept.";
const DESCRIBED =
  "A language model describes your picture, and its words are searched for; where they find nothing, pieces are compared by colour and shape. It is made smaller on this device, sent to that model, and not kept by us.";

/** By what the pieces beside it were found, in words. */
function How({ found, onCompare }) {
  if (!found.described_as) return <p className="look__text">The picture could not be put into words of this house, so pieces are compared by colour and shape.</p>;
  return (
    <p className="look__text">
      Described by a language model as “{found.described_as}”. These pieces fit those words. <a href={found.search_url} className="link">See the whole search</a>{" "}
      <button type="button" className="link link--solo" onClick={onCompare}>Compare colour and shape instead</button>
    </p>
  );
}

function Piece({ item }) {
  const { product, picture, likeness } = item;
  return (
    <li>
      <a href={product.url} className="sug sug--product">
        <span className="sug__img">{picture ? <img src={picture} alt="" width="120" height="150" decoding="async" /> : null}</span>
        <span className="sug__words">
          <span className="sug__text">{product.name}</span>
          <span className="sug__note">{likeness === null ? product.maker : `${Math.round(likeness * 100)} % alike`}</span>
        </span>
        <span className="sug__price num">{product.price.text}</span>
      </a>
    </li>
  );
}

export default function ByPicture({ prefix, house, onClose }) {
  const [source, setSource] = useState(null);
  const [preview, setPreview] = useState("");
  const [colour, setColour] = useState(0.4);
  const [byWords, setByWords] = useState(true);
  const areDescribed = useAreDescribed();
  const by = areDescribed && byWords ? "words" : "look";
  const [found, setFound] = useState(null);
  const [problem, setProblem] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const heading = useRef(null);

  useEffect(() => heading.current.focus(), []);
  useEffect(() => {
    if (!source) return;
    const abort = new AbortController();
    const form = new FormData();
    if (source.blob) form.set("picture", source.blob, "picture.jpg");
    else form.set("url", source.url);
    form.set("colour", colour);
    form.set("limit", MOST);
    form.set("by", by);
    setIsBusy(true);
    setProblem("");
    ask(form, prefix, house, abort.signal)
      .then((answer) => setFound({ ...answer, by }), (error) => {
        if (error.name === "AbortError") return;
        setFound(null);
        setProblem(error.message);
      })
      .finally(() => setIsBusy(false));
    return () => abort.abort();
  }, [source, colour, by, prefix, house]);
  useEffect(() => () => URL.revokeObjectURL(preview), [preview]);

  const chosen = async (event) => {
    const file = event.target.files[0];
    event.target.value = "";
    if (!file) return;
    try {
      const blob = await small(file);
      setPreview(URL.createObjectURL(blob));
      setByWords(true);
      setSource({ blob });
    } catch {
      setFound(null);
      setProblem("This file is not a picture your browser can read.");
    }
  };
  const sent = (event) => {
    event.preventDefault();
    const url = new FormData(event.currentTarget).get("url").trim();
    if (!url) return;
    setPreview("");
    setByWords(true);
    setSource({ url });
  };

  const number = found?.items.length ?? 0;
  return (
    <section className="look" aria-labelledby="look-title">
      <div className="look__ask">
        <div className="row between">
          <h2 className="t-h3" id="look-title" ref={heading} tabIndex={-1}>Search by picture</h2>
          <button type="button" className="link link--solo t-cap" onClick={onClose}>Back to words</button>
        </div>
        <p className="look__text">{areDescribed ? DESCRIBED : COMPARED}</p>
        <div className="look__ways">
          <label className="btn btn--line btn--sm">
            Choose a picture
            <input type="file" accept="image/*" className="vh" onChange={chosen} />
          </label>
          <label className="btn btn--line btn--sm look__camera">
            <Icon name="camera" /> Take a photograph
            <input type="file" accept="image/*" capture="environment" className="vh" onChange={chosen} />
          </label>
        </div>
        <form onSubmit={sent} className="look__address">
          <label htmlFor="look-url" className="t-cap ink-2">Or the address of a picture</label>
          <span className="look__pair">
            <input id="look-url" name="url" type="text" inputMode="url" className="input" placeholder="https://" maxLength={2000} />
            <button type="submit" className="btn btn--line btn--sm">Look</button>
          </span>
        </form>
        <label className="look__weigh">
          <span>Shape</span>
          <input type="range" min="0" max="1" step="0.1" value={colour} aria-label="Weight of colour against shape" aria-valuetext={`${Math.round(colour * 100)} % colour`} onChange={(event) => { setColour(Number(event.target.value)); setByWords(false); }} />
          <span>Colour</span>
        </label>
      </div>
      <div className="look__found">
        {problem ? <p className="look__problem" role="alert"><Icon name="alert" /> {problem}</p> : null}
        {preview || found ? (
          <div className="look__yours">
            {preview ? <img src={preview} alt="Your picture" /> : null}
            {found?.palette.map((value) => <i key={value} className="look__dot" style={{ backgroundColor: value }} title={value} />)}
          </div>
        ) : null}
        {found?.by === "words" ? <How found={found} onCompare={() => setByWords(false)} /> : null}
        {number ? <ul className="sugs__list look__pieces">{found.items.map((item) => <Piece key={item.product.slug} item={item} />)}</ul> : null}
        <p className="vh" role="status" aria-live="polite">{isBusy ? "Looking" : found ? `${number} pieces` : ""}</p>
      </div>
    </section>
  );
}
