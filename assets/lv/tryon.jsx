// Trying on: what can be tried on as a list, which is in the first HTML, and a stage that is fetched when somebody begins.
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Icon } from "./icon.jsx";
import { Picture } from "./picture.jsx";

const Stage = lazy(() => import("./tryon/stage.jsx"));

const REFUSED = {
  NotAllowedError: "The camera was not allowed. A photograph does as well.",
  NotFoundError: "No camera was found. A photograph does as well.",
};
const NO_CAMERA = "The camera could not be started. A photograph does as well.";
const NO_PICTURE = "This file is not a picture your browser can read.";

function Begin({ onSource, poster }) {
  const [problem, setProblem] = useState("");
  const camera = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 960 } }, audio: false });
      onSource({ stream });
    } catch (error) {
      setProblem(REFUSED[error.name] ?? NO_CAMERA);
    }
  };
  const chosen = async (event) => {
    const file = event.target.files[0];
    event.target.value = "";
    if (!file) return;
    try {
      onSource({ bitmap: await createImageBitmap(file, { imageOrientation: "from-image" }) });
    } catch {
      setProblem(NO_PICTURE);
    }
  };
  return (
    <div className="try__begin">
      {poster ? <Picture value={poster} sizes="(min-width: 1024px) 58vw, 100vw" ratio="4/5" decorative priority /> : null}
      <div className="try__ask">
        <p className="try__private"><b>Your picture stays here.</b> It is worked on in this browser, sent to nobody and kept nowhere. It is gone when you leave this page.</p>
        <div className="try__tools">
          <button type="button" className="btn" onClick={camera}><Icon name="camera" /> Use the camera</button>
          <label className="btn btn--line">
            Choose a photograph
            <input type="file" accept="image/*" className="vh" onChange={chosen} />
          </label>
        </div>
        <p className="error" role="alert" hidden={!problem}><Icon name="alert" /><span>{problem}</span></p>
        <p className="t-cap try__cost">To find a face, a hand or shoulders, 8 to 10 MB are fetched from this site once you begin.</p>
      </div>
    </div>
  );
}

function Piece({ piece, isWorn, size, onToggle, onSize }) {
  return (
    <li className="try__piece" data-worn={isWorn ? "" : undefined}>
      <button type="button" className="try__pick" aria-pressed={isWorn} onClick={onToggle}>
        <Picture value={piece.picture} sizes="72px" ratio="4/5" decorative />
        <span className="vh">Try on </span>
        <span className="try__name">{piece.name}</span>
        <span className="t-cap ink-3">{isWorn ? "Worn" : piece.where_text}</span>
      </button>
      <a href={piece.url} className="link link--solo t-cap try__more"><span className="num">{piece.price.text}</span><span className="vh">, {piece.name}</span></a>
      {isWorn ? (
        <label className="t-cap try__size">
          <span>Size<span className="vh"> of {piece.name}</span></span>
          <input type="range" min="0.7" max="1.4" step="0.01" value={size} onChange={(event) => onSize(Number(event.target.value))} />
        </label>
      ) : null}
    </li>
  );
}

export function TryOn({ pieces = [], chosen = "" }) {
  const [slugs, setSlugs] = useState(chosen ? [chosen] : []);
  const [grown, setGrown] = useState({});
  const [source, setSource] = useState(null);
  const [worn, setWorn] = useState([]);
  const stream = useRef(null);

  useEffect(() => setSlugs(chosen ? [chosen] : []), [chosen]);
  useEffect(() => setWorn(pieces.filter(({ slug }) => slugs.includes(slug))), [slugs, pieces]);
  const end = () => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
    setSource(null);
  };
  useEffect(() => end, []);
  const begin = (next) => {
    stream.current = next.stream ?? null;
    setSource(next);
  };
  // One piece to a place: another pair of glasses takes the place of the first.
  const toggle = (piece) =>
    setSlugs((now) => (now.includes(piece.slug) ? now.filter((slug) => slug !== piece.slug) : [...now.filter((slug) => pieces.find((one) => one.slug === slug)?.where !== piece.where), piece.slug]));
  const poster = pieces.find(({ slug }) => slug === (slugs[0] ?? chosen))?.picture ?? pieces[0]?.picture;
  return (
    <div className="try grid">
      <div className="c1-8">
        {source ? (
          <Suspense fallback={<div className="try__stage" aria-busy="true"><p className="t-cap" role="status">Preparing</p></div>}>
            <Stage source={source} worn={worn} grown={grown} onEnd={end} />
          </Suspense>
        ) : (
          <Begin onSource={begin} poster={poster} />
        )}
      </div>
      <div className="c8-13">
        <ul className="try__pieces" aria-label="Pieces to try on">
          {pieces.map((piece) => (
            <Piece
              key={piece.slug}
              piece={piece}
              isWorn={slugs.includes(piece.slug)}
              size={grown[piece.where] ?? 1}
              onToggle={() => toggle(piece)}
              onSize={(value) => setGrown({ ...grown, [piece.where]: value })}
            />
          ))}
        </ul>
      </div>
    </div>
  );
}
