// A model to turn, light and place: model-viewer, fetched when asked for. Everything it needs lies on this host.
import { useEffect, useRef, useState } from "react";
import { calm } from "./calm.js";
import { Icon } from "./icon.jsx";
import { Picture } from "./picture.jsx";

// Read by model-viewer while it starts; set afterwards it would come too late.
self.ModelViewerElement = { dracoDecoderLocation: "/draco/" };

const LIGHTS = [
  { key: "studio", name: "Studio", exposure: 0.55 },
  { key: "daylight", name: "Daylight", exposure: 0.5 },
  { key: "evening", name: "Evening", exposure: 1 },
];
const NO_ROOM = "Your device cannot place it in a room. A phone or tablet with Android and ARCore, or an iPhone or iPad, can.";
const FAILED = "The model could not be shown on this device. The pictures show every side.";

const canDraw = () => Boolean(document.createElement("canvas").getContext("webgl2"));

/** Where to stand so that a place on the model faces the eye: along its normal. */
function orbit(normal) {
  const [x, y, z] = normal.split(" ").map(Number);
  const length = Math.hypot(x, y, z) || 1;
  const polar = Math.min(105, Math.max(25, (Math.acos(y / length) * 180) / Math.PI));
  return `${(Math.atan2(x, z) * 180) / Math.PI}deg ${polar}deg auto`;
}

export default function Model({ model, poster }) {
  const box = useRef(null);
  const viewer = useRef(null);
  const [status, setStatus] = useState("loading");
  const [light, setLight] = useState(LIGHTS[0]);
  const [chosen, setChosen] = useState(-1);
  const [room, setRoom] = useState(null); // null: not known yet
  const { annotations } = model;

  useEffect(() => {
    const element = viewer.current;
    let stop = null;
    let isHere = true;
    const loaded = () => {
      element.variantName = element.availableVariants.includes(model.colour) ? model.colour : null;
      setStatus("ready");
      if (!calm() && !stop) {
        import("./hand_light.js").then(({ followHand }) => { if (isHere) stop ??= followHand(element); });
      }
      setRoom(Boolean(element.canActivateAR));
    };
    const failed = () => setStatus("failed");
    element.addEventListener("load", loaded);
    element.addEventListener("error", failed);
    // The button that was pressed is gone, and the next key belongs to what came in its place.
    box.current.focus({ preventScroll: true });
    if (canDraw()) import("@google/model-viewer").catch(failed);
    else failed();
    return () => {
      isHere = false;
      stop?.();
      element.removeEventListener("load", loaded);
      element.removeEventListener("error", failed);
    };
  }, []);

  const choose = (index) => {
    const next = index === chosen ? -1 : index;
    setChosen(next);
    const element = viewer.current;
    element.cameraTarget = next < 0 ? "auto auto auto" : annotations[next].position.split(" ").map((part) => `${part}m`).join(" ");
    if (next >= 0) element.cameraOrbit = orbit(annotations[next].normal);
    if (calm()) element.jumpCameraToGoal();
  };

  return (
    <div className="gal__alive model" ref={box} tabIndex={-1} data-status={status} data-light={light.key}>
      <model-viewer
        ref={viewer}
        class="model__stage"
        data-keys=""
        src={model.glb}
        ios-src={model.usdz || undefined}
        alt={model.alt}
        ar=""
        ar-modes="webxr scene-viewer quick-look"
        ar-scale="fixed"
        camera-controls=""
        camera-orbit={model.orbit}
        touch-action="pan-y"
        interaction-prompt="none"
        interpolation-decay={calm() ? 1 : 80}
        environment-image={`/light/${light.key}.hdr`}
        exposure={light.exposure}
        tone-mapping="neutral"
        shadow-intensity="0.7"
        shadow-softness="0.9"
      >
        {annotations.map((said, index) => (
          <button
            key={said.title}
            type="button"
            slot={`hotspot-${index + 1}`}
            className="model__spot"
            data-position={said.position.split(" ").map((part) => `${part}m`).join(" ")}
            data-normal={said.normal}
            data-visibility-attribute="visible"
            aria-pressed={index === chosen}
            aria-label={said.title}
            onClick={() => choose(index)}
          >
            {index + 1}
          </button>
        ))}
        <button type="button" slot="ar-button" className="btn btn--line btn--sm model__room"><Icon name="cube" /> Place it in your room</button>
        <div slot="progress-bar" hidden />
      </model-viewer>
      {status === "ready" ? null : <Picture value={poster} sizes="54vw" decorative className="model__poster" />}
      <div className="gal__bar model__bar">
        {status === "ready" ? (
          <fieldset className="model__lights">
            <legend className="vh">Light</legend>
            {LIGHTS.map((one) => (
              <label key={one.key}>
                <input type="radio" name="light" className="vh" checked={one === light} onChange={() => setLight(one)} />
                <span>{one.name}</span>
              </label>
            ))}
          </fieldset>
        ) : (
          <span className="t-cap" role="status">{status === "failed" ? FAILED : "Loading the model"}</span>
        )}
      </div>
      <div className="model__says" aria-live="polite">
        {chosen < 0 ? null : <p className="t-cap"><b>{annotations[chosen].title}.</b> {annotations[chosen].text}</p>}
      </div>
      {room === false ? (
        <details className="model__why t-cap">
          <summary><Icon name="cube" /> In your room</summary>
          <p>{NO_ROOM}</p>
        </details>
      ) : null}
    </div>
  );
}
