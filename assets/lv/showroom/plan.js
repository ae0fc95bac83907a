// Where things stand in the showroom. Metres; x to the right, z towards the door. Pure.
export const COLUMNS = 3;
export const SPACING = 4;
export const EYES = 1.6; // above the floor
export const PLINTH = 1.05;
/** Radians a piece turns in a sixtieth of a second: the chosen one, and the one pointed at. */
export const TURN = { chosen: 0.01, pointed: 0.02 };

const BEFORE = 1.9; // how far from a piece one stands
const SIZE = 0.62; // the longest side of a piece as it is shown

/** The place of the piece of this number: rows of three, the first row nearest to the door. */
export const placeOf = (index) => ({
  x: ((index % COLUMNS) - (COLUMNS - 1) / 2) * SPACING,
  z: -Math.floor(index / COLUMNS) * SPACING,
});

/** How much larger than the model a piece of this longest side (metres of the model) is shown. */
export const scaleOf = (longest) => SIZE / longest;

/** Where to stand and look for a piece. */
export function viewOf(index) {
  const { x, z } = placeOf(index);
  return { x, y: EYES - 0.1, z: z + BEFORE, yaw: 0, pitch: -0.09 };
}

/** Where one comes in: all of the first row in sight. */
export const DOOR = { x: 0, y: EYES - 0.05, z: 8.4, yaw: 0, pitch: -0.06 };

/** Keep somebody between the walls. */
export function within(place, count) {
  const rows = Math.ceil(count / COLUMNS);
  return {
    ...place,
    x: Math.min(SPACING * 1.6, Math.max(-SPACING * 1.6, place.x)),
    z: Math.min(9, Math.max(-rows * SPACING - 1, place.z)),
  };
}
