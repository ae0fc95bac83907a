// What the camera or a photograph shows, with the pieces in it. Fetched when somebody begins; see engine.js.
import { useEffect, useRef, useState } from "react";
import { Icon } from "../icon.jsx";
import { Light } from "./light.jsx";
import { Points } from "./points.jsx";
import { openEngine } from "./engine.js";

const SAYS = {
  opening: "Preparing",
  looking: "Looking for where it is worn. The first time takes a few seconds.",
  found: "",
  failed: "This browser cannot find a face or a hand by itself. Place the points by hand.",
  "lost:face": "No face is found. Look into the light, or place the points by hand.",
  "lost:hand": "No hand is found. Show the back of one hand, or place the points by hand.",
  "lost:body": "No shoulders are found. Step back, or place the points by hand.",
  unfetched: "A piece could not be fetched. Take it off and try again.",
};

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

export default function Stage({ source, worn, grown, onEnd }) {
  const canvas = useRef(null);
  const engine = useRef(null);
  const stop = useRef(null);
  const [status, setStatus] = useState("opening");
  const [places, setPlaces] = useState({});
  const [size, setSize] = useState({ width: 4, height: 3 });
  const [byHand, setByHand] = useState(false);
  const [filming, setFilming] = useState(false);
  const isCamera = Boolean(source.stream);

  const hear = (news) => {
    if (news.status) setStatus(news.status);
    if (news.size) setSize((old) => (old.width === news.size.width && old.height === news.size.height ? old : news.size));
    if (news.places) setPlaces(news.places);
  };
  const wear = () => engine.current?.wear(worn).catch(() => setStatus("unfetched"));

  useEffect(() => {
    let isHere = true;
    let film = null;
    openEngine(canvas.current, (news) => isHere && hear(news)).then(
      async (made) => {
        if (!isHere) return made.close();
        engine.current = made;
        if (isCamera) {
          film = Object.assign(document.createElement("video"), { srcObject: source.stream, muted: true, playsInline: true });
          await film.play();
          if (!isHere) return;
          made.camera(film);
        } else made.photo(source.bitmap);
        made.grow(grown);
        wear();
      },
      () => isHere && setStatus("failed"),
    );
    return () => {
      isHere = false;
      stop.current?.();
      engine.current?.close();
      engine.current = null;
      film?.pause();
    };
    // One stage for one source; what is worn follows below.
  }, [source]);
  useEffect(() => { wear(); }, [worn]);
  useEffect(() => { engine.current?.grow(grown); }, [grown]);

  const name = `try-on-${worn.map(({ slug }) => slug).join("-") || "picture"}`;
  const take = async () => save(await engine.current.still(), `${name}.png`);
  const film = () => {
    if (filming) return stop.current();
    setFilming(true);
    stop.current = engine.current.record((blob, ending) => {
      setFilming(false);
      save(blob, `${name}.${ending}`);
    });
  };
  const place = () => {
    if (byHand) engine.current?.undrag();
    setByHand(!byHand);
  };
  const asksForHand = status === "failed" || (status.startsWith("lost") && !isCamera);
  const what = worn.map((piece) => piece.name).join(", ") || "nothing yet";
  return (
    <div className="try__stage" data-status={status}>
      <div className="try__view" style={{ aspectRatio: `${size.width} / ${size.height}` }}>
        <canvas ref={canvas} role="img" aria-label={`${isCamera ? "You" : "Your photograph"}, wearing: ${what}`} />
        {byHand || asksForHand ? <Points places={places} size={size} onDrag={(where, at) => engine.current?.drag(where, at)} /> : null}
      </div>
      <p className="t-cap try__says" role="status">{SAYS[status]}</p>
      <div className="try__tools">
        <button type="button" className="btn btn--sm" onClick={take}><Icon name="camera" /> Keep a picture</button>
        {isCamera && self.MediaRecorder ? (
          <button type="button" className="btn btn--line btn--sm" aria-pressed={filming} onClick={film}><Icon name={filming ? "pause" : "play"} /> {filming ? "Stop and keep the film" : "Record a film"}</button>
        ) : null}
        <button type="button" className="btn btn--line btn--sm" aria-pressed={byHand} onClick={place}>{byHand ? "Place by itself" : "Place by hand"}</button>
        <button type="button" className="link link--solo t-cap" onClick={onEnd}>{isCamera ? "Stop the camera" : "Another picture"}</button>
      </div>
      <Light onLight={(light) => engine.current?.light(light)} read={() => engine.current?.read()} />
    </div>
  );
}
