// The room itself: plinths in rows of three, the chosen piece lit, a walk by keys, drag or choice, and the way into a
// headset. Drawn only while something moves. Fetched when somebody enters.
import * as THREE from "three";
import { HDRLoader } from "three/examples/jsm/loaders/HDRLoader.js";
import { calm } from "../calm.js";
import { DOOR, PLINTH, TURN, placeOf, viewOf, within } from "./plan.js";
import { openStanding } from "./standing.js";

const SIXTIETH = 1000 / 60;
const WALK = 0.055; // metres in a sixtieth of a second
const KEYS = { ArrowUp: [0, -1], KeyW: [0, -1], ArrowDown: [0, 1], KeyS: [0, 1], ArrowLeft: [-1, 0], KeyA: [-1, 0], ArrowRight: [1, 0], KeyD: [1, 0] };
const DARK = 0x080807;

function stone(color, roughness) {
  return new THREE.MeshStandardMaterial({ color, roughness, metalness: 0, envMapIntensity: 0.5 });
}

/** A round that fades: the shadow under a piece, the light of a lamp on the floor. */
function round(color, opacity) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 128, height: 128 });
  const context = canvas.getContext("2d");
  const fading = context.createRadialGradient(64, 64, 0, 64, 64, 64);
  // As the light of a lamp falls off, not in a straight line.
  for (let k = 0; k <= 8; k += 1) fading.addColorStop(k / 8, `rgb(${color} / ${(opacity * (1 - k / 8) ** 2).toFixed(3)})`);
  context.fillStyle = fading;
  context.fillRect(0, 0, 128, 128);
  return new THREE.MeshBasicMaterial({ map: new THREE.CanvasTexture(canvas), transparent: true, depthWrite: false, fog: false });
}

/** `tell` gets { chosen } or { pointed } with the number of a piece, { loaded } with how many stand there, and
 * { full } with the number of the one seen in full. */
export async function enter(canvas, pieces, tell) {
  if (!document.createElement("canvas").getContext("webgl2")) throw new Error("This browser draws no rooms");
  const renderer = new THREE.WebGLRenderer({ canvas, antialias: true, powerPreference: "high-performance" });
  renderer.toneMapping = THREE.NeutralToneMapping;
  renderer.xr.enabled = true;
  const scene = new THREE.Scene();
  scene.background = new THREE.Color(DARK);
  scene.fog = new THREE.Fog(DARK, 7, 21);
  const camera = new THREE.PerspectiveCamera(38, 1, 0.05, 40);
  camera.rotation.order = "YXZ";
  const rig = new THREE.Group(); // what a headset stands on
  rig.add(camera);
  scene.add(rig);

  const makes = new THREE.PMREMGenerator(renderer);
  const sky = await new HDRLoader().loadAsync("/light/studio.hdr");
  scene.environment = makes.fromEquirectangular(sky).texture;
  scene.environmentIntensity = 0.55;
  sky.dispose();
  makes.dispose();
  const spot = new THREE.SpotLight(0xfff1dc, 60, 9, 0.34, 0.75, 1.6);
  scene.add(spot, spot.target);

  const floor = new THREE.Mesh(new THREE.PlaneGeometry(60, 60).rotateX(-Math.PI / 2), stone(0x12110f, 0.55));
  scene.add(floor);
  const plinths = new THREE.InstancedMesh(new THREE.BoxGeometry(0.72, PLINTH, 0.72).translate(0, PLINTH / 2, 0), stone(0x2c2823, 0.62), pieces.length);
  const under = round("0 0 0", 0.85);
  const lamps = new THREE.InstancedMesh(new THREE.PlaneGeometry(3.4, 3.4).rotateX(-Math.PI / 2), round("226 204 170", 0.2), pieces.length);
  const stands = pieces.map((piece, index) => {
    const { x, z } = placeOf(index);
    plinths.setMatrixAt(index, new THREE.Matrix4().makeTranslation(x, 0, z));
    lamps.setMatrixAt(index, new THREE.Matrix4().makeTranslation(x, 0.004, z));
    const stand = new THREE.Group();
    stand.position.set(x, PLINTH, z);
    const dark = new THREE.Mesh(new THREE.PlaneGeometry(0.7, 0.7).rotateX(-Math.PI / 2), under);
    dark.position.set(x, PLINTH + 0.002, z);
    // What is pointed at: larger than a thin frame or a ring, so that it is easy to meet.
    const target = new THREE.Mesh(new THREE.BoxGeometry(0.8, 0.8, 0.8).translate(0, 0.35, 0), new THREE.MeshBasicMaterial({ visible: false }));
    target.userData.index = index;
    stand.add(target);
    scene.add(stand, dark);
    return { stand, target };
  });
  scene.add(plinths, lamps);

  let here = { ...DOOR };
  let goal = null; // where one is gliding to
  let chosen = -1;
  let pointed = -1;
  let needsDrawing = true;
  let last = 0;
  const pressed = new Set();

  const lit = (index) => {
    const { x, z } = placeOf(Math.max(0, index));
    spot.position.set(x + 0.9, 4.2, z + 1.6);
    spot.target.position.set(x, PLINTH + 0.2, z);
    spot.intensity = index < 0 ? 0 : 60;
    needsDrawing = true;
  };

  function glide(share) {
    const now = { ...here };
    for (const axis of ["x", "y", "z", "yaw", "pitch"]) now[axis] += (goal[axis] - now[axis]) * share;
    const isThere = Math.hypot(goal.x - now.x, goal.z - now.z, goal.yaw - now.yaw) < 0.002;
    here = isThere ? { ...goal } : now;
    if (isThere) goal = null;
  }

  function move(step) {
    if (goal) glide(calm() ? 1 : 1 - 0.9 ** step);
    const [x, z] = [...pressed].reduce((sum, key) => [sum[0] + KEYS[key][0], sum[1] + KEYS[key][1]], [0, 0]);
    if (x || z) {
      goal = null;
      const [sin, cos] = [Math.sin(here.yaw), Math.cos(here.yaw)];
      here = within({ ...here, x: here.x + (x * cos + z * sin) * WALK * step, z: here.z + (z * cos - x * sin) * WALK * step }, pieces.length);
    }
    return Boolean(goal || x || z);
  }

  function turn(step) {
    if (calm()) return false;
    for (const [index, speed] of [[chosen, TURN.chosen], [pointed, TURN.pointed]]) {
      if (index >= 0 && !(index === chosen && pointed === chosen && speed === TURN.chosen)) stands[index].stand.rotation.y += speed * step;
    }
    return chosen >= 0 || pointed >= 0;
  }

  function frame(time) {
    const step = Math.min(4, (time - last) / SIXTIETH || 1);
    last = time;
    const isMoving = [move(step), turn(step)].some(Boolean);
    if (!isMoving && !needsDrawing && !renderer.xr.isPresenting) return;
    needsDrawing = false;
    if (renderer.xr.isPresenting) rig.position.set(here.x, 0, here.z);
    else {
      rig.position.set(0, 0, 0);
      camera.position.set(here.x, here.y, here.z);
      camera.rotation.set(here.pitch, here.yaw, 0);
    }
    renderer.render(scene, camera);
  }

  const fit = () => {
    const { clientWidth: width, clientHeight: height } = canvas.parentElement;
    if (!width || !height || renderer.xr.isPresenting) return;
    renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    renderer.setSize(width, height, false);
    camera.aspect = width / height;
    // A narrow window sees as much from left to right as a wide one would from afar.
    camera.fov = camera.aspect < 1 ? 64 : 38;
    camera.updateProjectionMatrix();
    needsDrawing = true;
  };
  const sizes = new ResizeObserver(fit);
  sizes.observe(canvas.parentElement);
  fit();
  lit(-1);
  renderer.setAnimationLoop(frame);

  const ray = new THREE.Raycaster();
  const targets = stands.map(({ target }) => target);
  const met = () => ray.intersectObjects(targets, false)[0]?.object.userData.index ?? -1;
  const pointedAt = (event) => {
    const box = canvas.getBoundingClientRect();
    ray.setFromCamera(new THREE.Vector2(((event.clientX - box.left) / box.width) * 2 - 1, 1 - ((event.clientY - box.top) / box.height) * 2), camera);
    return met();
  };

  const standing = openStanding(pieces, stands.map(({ stand }) => stand), tell, () => { needsDrawing = true; });
  const choose = (index) => {
    chosen = index;
    standing.choose(index);
    goal = index < 0 ? { ...DOOR } : viewOf(index);
    lit(index);
    tell({ chosen: index });
  };

  return {
    choose,
    /** Nothing is pointed at without an event. */
    point(event) {
      const index = event ? pointedAt(event) : -1;
      if (index === pointed) return;
      pointed = index;
      needsDrawing = true;
      tell({ pointed });
    },
    pick(event) {
      const index = pointedAt(event);
      if (index >= 0) choose(index);
    },
    look(dx, dy) {
      goal = null;
      here = { ...here, yaw: here.yaw + dx * 0.0035, pitch: Math.min(0.6, Math.max(-0.7, here.pitch + dy * 0.0025)) };
      needsDrawing = true;
    },
    /** Whether the key is one that walks. */
    press(code, isDown) {
      if (!(code in KEYS)) return false;
      if (isDown) pressed.add(code);
      else pressed.delete(code);
      return true;
    },
    async headset() {
      const session = await navigator.xr.requestSession("immersive-vr", { optionalFeatures: ["local-floor"] });
      session.addEventListener("end", () => { camera.position.set(0, 0, 0); fit(); });
      for (const hand of [0, 1]) {
        const controller = renderer.xr.getController(hand);
        controller.addEventListener("select", () => {
          ray.setFromXRController(controller);
          const index = met();
          if (index >= 0) choose(index);
        });
        rig.add(controller);
      }
      await renderer.xr.setSession(session);
    },
    close() {
      sizes.disconnect();
      standing.close();
      renderer.setAnimationLoop(null);
      renderer.dispose();
    },
  };
}

/** Whether a headset is there to enter with. */
export const hasHeadset = () => navigator.xr?.isSessionSupported?.("immersive-vr").catch(() => false) ?? Promise.resolve(false);
