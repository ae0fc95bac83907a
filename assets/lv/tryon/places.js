// Where a piece is worn, as two points in a picture: what is found there, or what was dragged there by hand. Everything
// else (scale, slant, turn) follows from them. Pure, so that it can be tried without a camera.
//
// `mm` is what lies between the two points on an adult, on average. It is where the scale starts; the size can be set.
//   eyes       pupils, 63 mm (Dodgson 2004, Variation and extrema of human interpupillary distance)
//   ears       earlobes, from the pupils of the same face
//   wrist      its breadth, 58 mm: a circumference of 165 mm (ANSUR II 2012, men and women), section 3 by 2
//   finger     first phalanx of the ring finger, 41 mm
//   shoulders  joint to joint, 330 mm: biacromial breadth 390 mm (ANSUR II) less the width of the joints
//   hand       elbow to hand, 330 mm: forearm 256 mm (ANSUR II) and half a palm

export const PLACES = {
  eyes: { reads: "face", mm: 63, points: ["Eye on the left", "Eye on the right"], rest: [[0.44, 0.4], [0.56, 0.4]] },
  ears: { reads: "face", mm: 140, points: ["Earlobe on the left", "Earlobe on the right"], rest: [[0.37, 0.48], [0.63, 0.48]] },
  wrist: { reads: "hand", mm: 58, points: ["Edge of the wrist", "Other edge of the wrist"], rest: [[0.44, 0.62], [0.56, 0.62]] },
  finger: { reads: "hand", mm: 41, points: ["Knuckle", "Next joint of the finger"], rest: [[0.5, 0.5], [0.5, 0.4]] },
  shoulders: { reads: "body", mm: 330, points: ["Shoulder on the left", "Shoulder on the right"], rest: [[0.34, 0.56], [0.66, 0.56]] },
  hand: { reads: "body", mm: 330, points: ["Elbow", "Hand"], rest: [[0.72, 0.55], [0.72, 0.75]] },
};

const SURE = 0.3; // of a point of the body

const point = ([x, y]) => ({ x, y });
const middle = (p, q) => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });
const between = (p, q, share) => ({ x: p.x + (q.x - p.x) * share, y: p.y + (q.y - p.y) * share });
export const distance = (p, q) => Math.hypot(q.x - p.x, q.y - p.y);
const byX = (p, q) => (p.x <= q.x ? [p, q] : [q, p]);

/** The axes of a head from points of its mesh: x to the right of the picture, y up, z out of it. Rows of unit vectors. */
export function headAxes(mesh) {
  const at = (index) => [mesh[index][0], -mesh[index][1], -mesh[index][2]];
  const unit = (v) => { const size = Math.hypot(...v) || 1; return v.map((part) => part / size); };
  const minus = (v, w) => v.map((part, index) => part - w[index]);
  const cross = (v, w) => [v[1] * w[2] - v[2] * w[1], v[2] * w[0] - v[0] * w[2], v[0] * w[1] - v[1] * w[0]];
  const across = unit(minus(at(263), at(33)));
  const out = unit(cross(across, minus(at(10), at(152))));
  return [across, cross(out, across), out];
}

function onFace(face) {
  const mesh = face?.mesh;
  if (!mesh || mesh.length < 468) return {};
  const corners = (p, q) => middle(point(mesh[p]), point(mesh[q]));
  // The two irises where they were found, else the middles of the eyes.
  const pupils = mesh.length >= 478 ? [point(mesh[468]), point(mesh[473])] : [corners(33, 133), corners(362, 263)];
  const [a, b] = byX(...pupils);
  const axes = headAxes(mesh);
  // A turned head brings its eyes together; the scale is that of the head as it would be seen from the front.
  const mm = PLACES.eyes.mm * Math.max(0.4, Math.hypot(axes[0][0], axes[0][1]));
  const unit = distance(a, b) / mm;
  const width = distance(point(mesh[234]), point(mesh[454])) / unit;
  // The lobe hangs below the tragus, a little further out than the last point of the mesh.
  const lobe = (index, away) => {
    const [x, y] = mesh[index];
    const drop = 26 * unit;
    return { x: x - axes[1][0] * drop + away * 5 * unit, y: y + axes[1][1] * drop };
  };
  const lobes = byX(lobe(234, -1), lobe(454, 1));
  const seen = [axes[0][2] < 0.35, axes[0][2] > -0.35];
  return {
    eyes: { a, b, mm, axes, headMm: width },
    ears: { a: lobes[0], b: lobes[1], mm: distance(...lobes) / unit, axes, seen },
  };
}

function onHand(hand, isMirrored) {
  const found = hand?.keypoints;
  if (!found || found.length < 21) return {};
  const at = (index) => point(found[index]);
  const [root, knuckle] = [at(0), at(9)];
  const palm = distance(root, knuckle) || 1;
  const along = { x: (knuckle.x - root.x) / palm, y: (knuckle.y - root.y) / palm };
  // The joint that is found lies in the hand; a watch sits behind it.
  const centre = { x: root.x - along.x * palm * 0.3, y: root.y - along.y * palm * 0.3 };
  const half = palm * 0.3;
  const across = { x: -along.y, y: along.x };
  const [index, little] = [at(5), at(17)];
  // With the back of the hand to the camera, the side of the thumb tells the left hand from the right.
  const isLeft = across.x * (index.x - little.x) + across.y * (index.y - little.y) > 0 !== isMirrored;
  return {
    wrist: {
      a: { x: centre.x - across.x * half, y: centre.y - across.y * half },
      b: { x: centre.x + across.x * half, y: centre.y + across.y * half },
      mm: PLACES.wrist.mm,
      isLeft,
    },
    finger: { a: at(13), b: at(14), mm: PLACES.finger.mm },
  };
}

function onBody(body) {
  const found = {};
  for (const one of body?.keypoints ?? []) if (one.score >= SURE) found[one.part] = point(one.position);
  const places = {};
  if (found.leftShoulder && found.rightShoulder) {
    const [a, b] = byX(found.leftShoulder, found.rightShoulder);
    const hips = found.leftHip && found.rightHip ? middle(found.leftHip, found.rightHip) : null;
    places.shoulders = { a, b, mm: PLACES.shoulders.mm, hips };
  }
  for (const side of ["right", "left"]) {
    const [elbow, wrist] = [found[`${side}Elbow`], found[`${side}Wrist`]];
    if (elbow && wrist && !places.hand) places.hand = { a: elbow, b: between(elbow, wrist, 1.28), mm: PLACES.hand.mm };
  }
  return places;
}

/** The places in what the detector found, by name. In a mirrored picture a left hand looks like a right one. */
export const placesIn = (found, isMirrored = false) => ({
  ...onFace(found.face?.[0]),
  ...onHand(found.hand?.[0], isMirrored),
  ...onBody(found.body?.[0]),
});

/** A place nobody has found: where it often is, in a picture of this size. */
export function atRest(where, width, height) {
  const { rest, mm } = PLACES[where];
  const [a, b] = rest.map(([x, y]) => ({ x: x * width, y: y * height }));
  return { a, b, mm };
}

/** A step from where a place was to where it is: what a hand moves does not jump with every frame. */
export function follow(before, now, share = 0.55) {
  if (!before || distance(before.a, now.a) > 3 * distance(now.a, now.b)) return now;
  return { ...now, a: between(before.a, now.a, share), b: between(before.b, now.b, share) };
}

/** How large a millimetre is in the picture, and how a place lies: its middle and its slant, counter-clockwise. */
export function lie(place) {
  const { a, b, mm } = place;
  return { ...middle(a, b), pxPerMm: distance(a, b) / mm, slant: Math.atan2(a.y - b.y, b.x - a.x) };
}
