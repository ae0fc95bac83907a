// A length of silk around a neck and down the front, as a grid of points in millimetres: the middle of the shoulders is
// the origin, x to the right of the picture, y up, z out of it.
import { BufferAttribute, BufferGeometry } from "three";

const ALONG = 160;
const ACROSS = 36;
// Half of the way from the nape to the hem: x, y, z, and how far along it lies in a stole of full length (900 mm a side).
const WAY = [
  [0, 74, -64, 0],
  [52, 70, -40, 70],
  [86, 44, 12, 150],
  [92, -10, 66, 230],
  [84, -90, 92, 320],
  [78, -240, 106, 480],
  [80, -440, 110, 690],
  [84, -640, 108, 900],
];

/** A point of the way and the direction across the cloth there, `run` millimetres from the nape. */
function way(run) {
  let k = 1;
  while (k < WAY.length - 1 && WAY[k][3] < run) k += 1;
  const [from, to] = [WAY[k - 1], WAY[k]];
  const share = Math.min(1, Math.max(0, (run - from[3]) / (to[3] - from[3])));
  const smooth = share * share * (3 - 2 * share);
  const mix = (index) => from[index] + (to[index] - from[index]) * (index === 2 ? smooth : share);
  return { x: mix(0), y: mix(1), z: mix(2), down: Math.min(1, run / 230) };
}

/** The cloth: `long` and `wide` in millimetres, `hips` how far below the shoulders the waist is (it hangs no lower). */
export function drape({ long, wide }) {
  const half = long / 2;
  const points = new Float32Array((ALONG + 1) * (ACROSS + 1) * 3);
  const shade = new Float32Array(points.length);
  const uv = new Float32Array((ALONG + 1) * (ACROSS + 1) * 2);
  const faces = [];
  for (let i = 0; i <= ALONG; i += 1) {
    const run = (i / ALONG - 0.5) * long; // from one hem over the nape to the other
    const side = Math.sign(run) || 1;
    const at = way(Math.min(Math.abs(run), half));
    // Gathered at the neck, it opens as it falls.
    const open = 0.3 + 0.7 * Math.min(1, Math.max(0, (Math.abs(run) - 120) / 520));
    for (let j = 0; j <= ACROSS; j += 1) {
      const t = j / ACROSS - 0.5;
      const fold = Math.sin(t * 15 + at.down * 1.4 + side) * (1.2 - open * 0.75) + 0.35 * Math.sin(t * 31 + run * 0.006);
      const spread = t * wide * open;
      const index = (i * (ACROSS + 1) + j) * 3;
      // Behind the neck the cloth stands up; in front it lies across.
      points[index] = side * (at.x + spread * at.down * 0.92);
      points[index + 1] = at.y + spread * (1 - at.down) * 0.55 - (at.down < 1 ? 0 : Math.abs(t) * 6) + 7 * Math.sin(t * 9) * (i === 0 || i === ALONG ? 1 : 0);
      points[index + 2] = at.z + fold * 17 + (0.25 - t * t) * 24;
      // Little light comes into a fold.
      const lit = 0.72 + 0.28 * Math.min(1, Math.max(-1, fold * 1.1)) - (0.1 - 0.1 * open);
      shade.fill(lit, index, index + 3);
      const place = (i * (ACROSS + 1) + j) * 2;
      uv[place] = j / ACROSS / 3 + 1 / 3;
      uv[place + 1] = (run / 700) % 1 + 1;
      if (i < ALONG && j < ACROSS) {
        const here = i * (ACROSS + 1) + j;
        const below = here + ACROSS + 1;
        faces.push(here, below, here + 1, below, below + 1, here + 1);
      }
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(points, 3));
  geometry.setAttribute("color", new BufferAttribute(shade, 3));
  geometry.setAttribute("uv", new BufferAttribute(uv, 2));
  geometry.setIndex(faces);
  geometry.computeVertexNormals();
  return geometry;
}
