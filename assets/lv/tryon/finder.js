// Finds a face, a hand or a body in a picture, in this browser. The library and its models come from this host, and only
// those that a worn piece needs; no picture goes anywhere.

const OFF = { enabled: false };
const MODELS = "/landmarks/";

const wants = (kinds, kind) => kinds.includes(kind);

function settings(kinds, isMoving) {
  return {
    backend: "humangl",
    modelBasePath: MODELS,
    cacheModels: false,
    debug: false,
    // Between two frames of a film little changes; a photograph is looked at afresh.
    cacheSensitivity: isMoving ? 0.7 : 0,
    filter: { enabled: false },
    gesture: OFF,
    segmentation: OFF,
    object: OFF,
    face: {
      enabled: wants(kinds, "face"),
      detector: { modelPath: "blazeface.json", rotation: false, maxDetected: 1, minConfidence: 0.3 },
      mesh: { enabled: true, modelPath: "facemesh.json" },
      iris: { enabled: true, modelPath: "iris.json" },
      attention: OFF,
      emotion: OFF,
      description: OFF,
      antispoof: OFF,
      liveness: OFF,
    },
    hand: {
      enabled: wants(kinds, "hand"),
      maxDetected: 1,
      minConfidence: 0.3,
      landmarks: true,
      rotation: true,
      detector: { modelPath: "handtrack.json" },
      skeleton: { modelPath: "handlandmark-lite.json" },
    },
    body: { enabled: wants(kinds, "body"), modelPath: "movenet-lightning.json", maxDetected: 1 },
  };
}

/** Looks for what is asked: kinds of "face", "hand", "body". Raises where the browser cannot (no WebGL). */
export function openFinder() {
  let human = null;
  return {
    async find(picture, kinds, isMoving) {
      // No static import: the server's bundle would ask for the library's build for servers when it starts.
      const { default: Human } = await import("@vladmandic/human");
      human ??= new Human(settings(kinds, isMoving));
      const found = await human.detect(picture, settings(kinds, isMoving));
      if (found.error) throw new Error(found.error);
      return found;
    },
  };
}
