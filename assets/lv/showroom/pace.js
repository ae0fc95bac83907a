// How many pixels the room draws for each of the screen's: fewer where it cannot keep up with sixty frames a second. Pure.
const WATCHED = 24; // frames whose middle decides
const WANTED_MS = 1000 / 60;
const SLOW_MS = 19;
const LEAST = 0.5;
const STEEPEST = 0.6;
const HELPED = 0.95;

/** Fed with the milliseconds between frames drawn one after the other; says with each how sharp to draw on. */
export function pace(sharpest) {
  let sharpness = sharpest;
  let before = null; // what was slow at which sharpness
  let isSettled = false;
  let took = [];
  return (ms) => {
    if (isSettled) return sharpness;
    took.push(ms);
    if (took.length < WATCHED) return sharpness;
    const middle = took.sort((a, b) => a - b)[WATCHED / 2];
    took = [];
    if (middle <= SLOW_MS) before = null;
    else if (before && middle > before.middle * HELPED) {
      // A screen of fifty pictures a second, a saving battery: not the pixels, so they come back.
      isSettled = true;
      sharpness = before.sharpness;
    } else if (sharpness > LEAST) {
      before = { middle, sharpness };
      sharpness = Math.max(LEAST, sharpness * Math.max(STEEPEST, Math.sqrt(WANTED_MS / middle)));
    }
    return sharpness;
  };
}
