// The light follows the hand: the room around a model turns with the pointer, or with the tilt of a telephone, so that
// what gleams is lit from there. It is the room's own light and no other.
const ACROSS = 1.1; // radians the room turns from one edge to the other, each way
const DOWN = 0.45;
const EASE = 0.12; // of what is left, in each frame
const TILT = 25; // degrees of a telephone that are as far as an edge
const STILL = 0.0015;

const within = (value) => Math.max(-1, Math.min(1, value));

/** The scene in a viewer; undefined where another version keeps it elsewhere, and then the light stays. */
function sceneOf(viewer) {
  const key = Object.getOwnPropertySymbols(viewer).find(({ description }) => description === "scene");
  return viewer[key]?.environmentRotation ? viewer[key] : undefined;
}

/** Let the light in a loaded viewer follow. Returns the way to stop it. */
export function followHand(viewer) {
  const scene = sceneOf(viewer);
  if (!scene) return () => {};
  const goal = { x: 0, y: 0 };
  let now = { x: 0, y: 0 };
  let frame = 0;
  let rest = null; // how the telephone was held at first

  const step = () => {
    now = { x: now.x + (goal.x - now.x) * EASE, y: now.y + (goal.y - now.y) * EASE };
    scene.environmentRotation.set(now.y * DOWN, -now.x * ACROSS, 0);
    scene.queueRender();
    const isThere = Math.abs(goal.x - now.x) + Math.abs(goal.y - now.y) < STILL;
    frame = isThere ? 0 : requestAnimationFrame(step);
  };
  const go = (x, y) => {
    goal.x = within(x);
    goal.y = within(y);
    frame ||= requestAnimationFrame(step);
  };
  const onPointer = (event) => {
    if (event.pointerType === "touch") return;
    const box = viewer.getBoundingClientRect();
    go(((event.clientX - box.left) / box.width) * 2 - 1, ((event.clientY - box.top) / box.height) * 2 - 1);
  };
  const onTilt = ({ beta, gamma }) => {
    if (beta === null) return;
    rest ??= { beta, gamma };
    go((gamma - rest.gamma) / TILT, (beta - rest.beta) / TILT);
  };
  viewer.addEventListener("pointermove", onPointer);
  // Where a telephone asks before it tells how it is held, it is not asked: light is no reason for a question.
  const tells = typeof DeviceOrientationEvent !== "undefined" && !DeviceOrientationEvent.requestPermission;
  if (tells) addEventListener("deviceorientation", onTilt);
  return () => {
    cancelAnimationFrame(frame);
    viewer.removeEventListener("pointermove", onPointer);
    removeEventListener("deviceorientation", onTilt);
  };
}
