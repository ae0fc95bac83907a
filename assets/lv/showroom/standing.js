// What stands on the plinths: every piece as a light model, the chosen one in full once that has arrived.
import * as THREE from "three";
import { openModels } from "../models.js";
import { scaleOf } from "./plan.js";

/** How a model is put on its plinth. The light and the full one of a piece share it: neither moves when they change places. */
function fitOf(model) {
  const box = new THREE.Box3().setFromObject(model);
  const size = box.getSize(new THREE.Vector3());
  const scale = scaleOf(Math.max(size.x, size.y, size.z));
  const middle = box.getCenter(new THREE.Vector3());
  return { scale, place: new THREE.Vector3(-middle.x * scale, -box.min.y * scale + 0.004, -middle.z * scale) };
}

/** `stands` are the groups that hold the pieces; `tell` gets { loaded } with how many stand there, and { full } with the number
 * of the one that is seen in full; `draw` is called when something else is to be seen. */
export function openStanding(pieces, stands, tell, draw) {
  const models = openModels();
  const held = pieces.map(() => ({ fit: null, light: null, full: null, asked: null }));
  let isOpen = true;
  let chosen = -1;

  const show = (index) => {
    const { light, full } = held[index];
    const isFull = Boolean(full) && (index === chosen || !light);
    if (full) full.visible = isFull;
    if (light) light.visible = !isFull;
    if (index === chosen) tell({ full: isFull ? index : -1 });
    draw();
  };

  async function put(index, kind, url) {
    const model = await models.fetch(url).catch(() => null);
    if (!model || !isOpen) return false;
    const piece = held[index];
    piece.fit ??= fitOf(model);
    model.scale.setScalar(piece.fit.scale);
    model.position.copy(piece.fit.place);
    piece[kind] = model;
    stands[index].add(model);
    show(index);
    return true;
  }

  /** Once: what has been fetched is kept. What did not arrive is asked for again the next time. */
  const complete = (index) => (held[index].asked ??= put(index, "full", pieces[index].glb).then((has) => {
    if (!has) held[index].asked = null;
  }));

  // One after the other, the nearest first: the first row stands while the last is still on its way.
  (async () => {
    for (const [index, piece] of pieces.entries()) {
      if (!isOpen) return;
      if (!piece.light || !(await put(index, "light", piece.light))) await complete(index);
      tell({ loaded: index + 1 });
    }
  })();

  return {
    choose(index) {
      const before = chosen;
      chosen = index;
      if (before >= 0) show(before);
      if (index < 0) return tell({ full: -1 });
      show(index);
      complete(index);
    },
    close() {
      isOpen = false;
      models.close();
    },
  };
}
