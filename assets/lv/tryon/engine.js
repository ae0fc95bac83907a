// The try-on without its buttons: a picture (a photograph, or what the camera sees, as in a mirror), what was found in it,
// what is worn, its light. Nothing here speaks to a server: files of the shop are fetched, and pictures go nowhere.
import { openFinder } from "./finder.js";
import { PLACES, atRest, follow, placesIn } from "./places.js";
import { lightIn } from "./reading.js";
import { openStage } from "./wearing.js";

const LONGEST = 1280; // pixels of the picture that is worked on, at most
const FINEST = 960; // and at least: a small photograph is enlarged, so that a thin frame stays fine
const PROBE = 16; // pixels across of the one the light is read from
const FILM_SECONDS = 30;
const FILMS = [["video/mp4;codecs=avc1.42E01E", "mp4"], ["video/webm;codecs=vp9", "webm"], ["video/webm", "webm"]];

const canvasOf = (width, height) => Object.assign(document.createElement("canvas"), { width, height });
const between = (low, value, high) => Math.min(high, Math.max(low, value));

/** `tell` gets { status, places, light } whenever one of them changes: for the buttons and the points. */
export async function openEngine(canvas, tell) {
  const stage = await openStage(canvas);
  const finder = openFinder();
  const probe = canvasOf(PROBE, PROBE);
  const reads = probe.getContext("2d", { willReadFrequently: true });
  let frame = canvasOf(2, 2);
  let film = null; // the video element of the camera
  let pieces = [];
  let found = {}; // places by the detector
  let dragged = {}; // places by hand
  let grown = {}; // sizes by hand, by place
  let light = null; // null: as the picture is
  let isLooking = false;
  let isOpen = true;
  let hasFailed = false;
  let round = 0; // a new picture makes what is still being found for the old one void

  const kinds = () => [...new Set(pieces.map(({ where }) => PLACES[where].reads))];
  const placeOf = (where) => dragged[where] ?? found[where] ?? (film && !hasFailed ? undefined : atRest(where, frame.width, frame.height));
  const places = () => Object.fromEntries([...new Set(pieces.map(({ where }) => where))].map((where) => [where, placeOf(where)]));

  function readLight() {
    reads.drawImage(frame, 0, 0, PROBE, PROBE);
    return lightIn(reads.getImageData(0, 0, PROBE, PROBE).data);
  }

  function draw() {
    if (film) {
      const context = frame.getContext("2d");
      context.setTransform(-1, 0, 0, 1, frame.width, 0);
      context.drawImage(film, 0, 0, frame.width, frame.height);
    }
    stage.show(frame);
    stage.light(light ?? readLight());
    stage.place(places(), grown);
    stage.draw();
  }

  const say = (status) => tell({ status, places: places(), size: { width: frame.width, height: frame.height } });

  /** Before it is looked for. There may be nothing to look for, or nothing that can look. */
  const seeking = () => say(hasFailed ? "failed" : pieces.length ? "looking" : "found");

  async function look() {
    const wanted = kinds();
    if (isLooking || hasFailed || !wanted.length || frame.width < 3) return;
    isLooking = true;
    const asked = round;
    try {
      const now = placesIn(await finder.find(frame, wanted, Boolean(film)), Boolean(film));
      if (asked === round) {
        const before = found;
        found = film ? Object.fromEntries(Object.entries(now).map(([where, place]) => [where, follow(before[where], place)])) : now;
        const missing = pieces.filter(({ where }) => !found[where] && !dragged[where]).map(({ where }) => PLACES[where].reads);
        say(missing.length ? `lost:${missing[0]}` : "found");
      }
    } catch {
      hasFailed = true;
      say("failed");
    }
    isLooking = false;
    if (asked !== round) look();
    else if (!film) draw();
  }

  function loop() {
    if (!isOpen || !film) return;
    draw();
    look();
    requestAnimationFrame(loop);
  }

  function begin(width, height) {
    const longest = Math.max(width, height);
    const scale = between(film ? 0 : FINEST, longest, LONGEST) / longest;
    frame = canvasOf(Math.round(width * scale), Math.round(height * scale));
    round += 1;
    found = {};
    dragged = {};
    seeking();
  }

  return {
    photo(bitmap) {
      film = null;
      begin(bitmap.width, bitmap.height);
      frame.getContext("2d").drawImage(bitmap, 0, 0, frame.width, frame.height);
      draw();
      look();
    },
    camera(video) {
      film = video;
      begin(video.videoWidth, video.videoHeight);
      loop();
    },
    async wear(next) {
      const gone = pieces.filter((piece) => !next.includes(piece));
      pieces = next;
      for (const { slug } of gone) stage.shed(slug);
      round += 1; // what is being looked for now says nothing of what was put on meanwhile
      if (frame.width > 2) seeking();
      await Promise.all(next.map((piece) => stage.wear(piece)));
      if (frame.width < 3) return;
      if (!film) draw();
      look();
    },
    drag(where, place) {
      dragged = { ...dragged, [where]: place };
      if (!film) draw();
      tell({ places: places() });
    },
    /** What was dragged is let go: the detector has the word again. */
    undrag() {
      dragged = {};
      if (!film) draw();
      seeking();
      look();
    },
    grow(next) {
      grown = next;
      if (!film) draw();
    },
    light(next) {
      light = next;
      if (!film && frame.width > 2) draw();
    },
    read: () => readLight(),
    /** The picture as it is seen, as a PNG. */
    still() {
      draw();
      return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    },
    /** Film what is seen. Returns the way to stop; `done` gets the film and its ending. */
    record(done) {
      const [type, ending] = FILMS.find(([one]) => MediaRecorder.isTypeSupported(one)) ?? ["", "webm"];
      const recorder = new MediaRecorder(canvas.captureStream(30), type ? { mimeType: type } : undefined);
      const parts = [];
      const limit = setTimeout(() => recorder.stop(), FILM_SECONDS * 1000);
      recorder.ondataavailable = (event) => parts.push(event.data);
      recorder.onstop = () => {
        clearTimeout(limit);
        done(new Blob(parts, { type: recorder.mimeType }), ending);
      };
      recorder.start();
      return () => recorder.state === "recording" && recorder.stop();
    },
    close() {
      isOpen = false;
      round += 1;
      stage.close();
    },
  };
}
