// Pieces drawn into a picture: their models at their real size, lit as the picture is, hidden where the body is before
// them. One unit of the scene is one pixel of the picture; the eye is infinitely far away, as the picture is flat.
import * as THREE from "three";
import { HDRLoader } from "three/examples/jsm/loaders/HDRLoader.js";
import { openModels } from "../models.js";
import { lie } from "./places.js";
import { drape } from "./silk.js";

const DEPTH = 4000; // pixels before and behind the picture
const ROOM = "/light/studio.hdr";
const DEGREE = Math.PI / 180;
const ORDER = ["shoulders", "hand", "ears", "eyes", "wrist", "finger"]; // what is drawn over what

/** A body that shows itself in nothing but that it hides what is behind it. */
function body(geometry) {
  const hides = new THREE.Mesh(geometry, new THREE.MeshBasicMaterial({ colorWrite: false, side: THREE.DoubleSide }));
  hides.renderOrder = -1;
  return hides;
}

const ellipsoid = (x, y, z) => new THREE.SphereGeometry(1, 40, 28).scale(x, y, z);

/** A model at its real size and as it lies on a body, in millimetres. */
async function sizedModel(piece, models) {
  const scene = await models.fetch(piece.glb);
  scene.position.set(...piece.origin.map((value) => -value));
  const leaning = new THREE.Group();
  leaning.rotation.x = piece.tilt * DEGREE;
  leaning.add(scene);
  const sized = new THREE.Group();
  sized.scale.setScalar(piece.mm);
  sized.add(leaning);
  return sized;
}

const MAKE = {
  async eyes(piece, models) {
    const worn = new THREE.Group();
    const frame = await sizedModel(piece, models);
    frame.position.set(0, -2, 14); // what lies between a pupil and the back of a lens, on average
    worn.add(frame);
    // The head, so that a temple goes behind it, and the ears, behind which it ends.
    const head = body(ellipsoid(70, 112, 92));
    head.position.set(0, 8, -96);
    worn.add(head);
    for (const side of [-1, 1]) {
      const ear = body(ellipsoid(10, 34, 40));
      ear.position.set(side * 74, -12, -128);
      worn.add(ear);
    }
    return worn;
  },
  async ears(piece, models) {
    const scene = await models.fetch(piece.glb);
    let pearl = null;
    scene.traverse((part) => { if (part.isMesh && part.material.name.startsWith("pearl")) pearl = part.material; });
    const worn = new THREE.Group();
    for (const side of [-1, 1]) {
      const one = new THREE.Mesh(new THREE.SphereGeometry(piece.mm / 2, 40, 28), pearl ?? new THREE.MeshPhysicalMaterial({ color: 0xf4efe6, clearcoat: 1 }));
      one.name = side < 0 ? "a" : "b";
      worn.add(one);
    }
    return worn;
  },
  async wrist(piece, models) {
    const worn = new THREE.Group();
    const watch = await sizedModel(piece, models);
    // Worn, the arm runs along x: a bracelet lies flat as it is modelled, and is stood up.
    if (piece.axis === "y") watch.rotation.z = -90 * DEGREE;
    worn.add(watch);
    const arm = body(new THREE.CylinderGeometry(1, 1, 150, 48).rotateZ(90 * DEGREE).scale(1, 25.5, 19));
    arm.position.z = piece.axis === "y" ? 0 : 1;
    worn.add(arm);
    return worn;
  },
  async finger(piece, models) {
    const worn = new THREE.Group();
    const ring = await sizedModel(piece, models);
    const stood = new THREE.Group();
    // Along z as modelled; along x as worn, a little turned so that its round is seen.
    stood.rotation.set(0, 90 * DEGREE, 0);
    stood.add(ring);
    const turned = new THREE.Group();
    turned.rotation.y = -12 * DEGREE;
    turned.add(stood);
    worn.add(turned, body(new THREE.CylinderGeometry(8.3, 8.3, 46, 32).rotateZ(90 * DEGREE)));
    return worn;
  },
  async shoulders(piece) {
    const print = await new THREE.TextureLoader().loadAsync(piece.print);
    print.colorSpace = THREE.SRGBColorSpace;
    print.wrapS = THREE.RepeatWrapping;
    print.wrapT = THREE.RepeatWrapping;
    print.anisotropy = 8;
    const silk = new THREE.MeshPhysicalMaterial({ map: print, vertexColors: true, roughness: 0.5, sheen: 0.35, sheenRoughness: 0.5, sheenColor: new THREE.Color(0x6a5a48), side: THREE.DoubleSide });
    const cloth = new THREE.Mesh(drape(piece), silk);
    const neck = body(new THREE.CylinderGeometry(56, 62, 150, 40));
    neck.position.set(0, 108, -14);
    const head = body(ellipsoid(76, 120, 96));
    head.position.set(0, 245, 4);
    const worn = new THREE.Group();
    worn.add(cloth, neck, head);
    return worn;
  },
  async hand(piece, models) {
    const worn = new THREE.Group();
    worn.add(await sizedModel(piece, models));
    return worn;
  },
};

const upright = ({ axes, slant }) => {
  if (!axes) return new THREE.Quaternion().setFromAxisAngle(new THREE.Vector3(0, 0, 1), slant);
  const [x, y, z] = axes.map((axis) => new THREE.Vector3(...axis));
  return new THREE.Quaternion().setFromRotationMatrix(new THREE.Matrix4().makeBasis(x, y, z));
};

const turned = (degrees) => new THREE.Quaternion().setFromAxisAngle(new THREE.Vector3(0, 0, 1), degrees * DEGREE);

/** How a piece lies at its place: a turn of the whole in the plane of the picture, or of the head in space. */
function turnOf(where, place, lying) {
  if (where === "wrist") {
    // From one edge of the wrist to the other; the arm runs across, and the crown to the hand of a left arm.
    return upright({ slant: lying.slant }).multiply(turned(place.isLeft === false ? -90 : 90));
  }
  if (where === "finger") return upright({ slant: lying.slant });
  if (where === "hand") return new THREE.Quaternion(); // what is carried hangs
  return upright({ axes: place.axes, slant: lying.slant });
}

function stand(worn, where, place, picture, grown) {
  const lying = lie(place);
  const toScene = ({ x, y }) => new THREE.Vector3(x - picture.width / 2, picture.height / 2 - y, 0);
  worn.quaternion.copy(turnOf(where, place, lying));
  const scale = lying.pxPerMm * grown;
  worn.scale.setScalar(scale);
  if (where === "ears") {
    worn.scale.setScalar(1);
    worn.quaternion.identity();
    worn.position.set(0, 0, 0);
    for (const [index, name] of ["a", "b"].entries()) {
      const one = worn.getObjectByName(name);
      one.position.copy(toScene(place[name]));
      one.scale.setScalar(scale);
      one.visible = place.seen?.[index] ?? true;
    }
    return;
  }
  worn.position.copy(toScene(where === "hand" ? place.b : lying));
  // A ring sits between its knuckle and the middle of the bone.
  if (where === "finger") worn.position.copy(toScene({ x: place.a.x + (place.b.x - place.a.x) * 0.46, y: place.a.y + (place.b.y - place.a.y) * 0.46 }));
}

/** A stage on a canvas: `wear` and `shed` pieces, `place` them, set the `light`, `draw`. */
export async function openStage(canvas) {
  if (!document.createElement("canvas").getContext("webgl2")) throw new Error("This browser draws no models");
  const renderer = new THREE.WebGLRenderer({ canvas, antialias: true, preserveDrawingBuffer: true });
  renderer.toneMapping = THREE.NeutralToneMapping;
  renderer.setPixelRatio(1);
  renderer.autoClear = false;
  const scene = new THREE.Scene();
  const camera = new THREE.OrthographicCamera(-1, 1, 1, -1, 0, DEPTH * 2);
  camera.position.z = DEPTH;
  const makes = new THREE.PMREMGenerator(renderer);
  const room = await new HDRLoader().loadAsync(ROOM);
  scene.environment = makes.fromEquirectangular(room).texture;
  room.dispose();
  makes.dispose();
  const sun = new THREE.DirectionalLight(0xffffff, 1);
  scene.add(sun, sun.target);

  let source = null; // the canvas the picture is on
  const ground = new THREE.Mesh(new THREE.PlaneGeometry(1, 1), new THREE.MeshBasicMaterial({ toneMapped: false, depthWrite: false, depthTest: false }));
  ground.renderOrder = -10;
  scene.add(ground);
  const models = openModels();
  const worn = new Map(); // slug -> {piece, group}

  return {
    show(picture) {
      const { width, height } = picture;
      if (source !== picture || ground.scale.x !== width || ground.scale.y !== height) {
        ground.material.map?.dispose();
        ground.material.map = new THREE.CanvasTexture(picture);
        ground.material.map.colorSpace = THREE.SRGBColorSpace;
        ground.material.map.generateMipmaps = false;
        ground.material.map.minFilter = THREE.LinearFilter;
        ground.material.needsUpdate = true;
        ground.scale.set(width, height, 1);
        Object.assign(camera, { left: -width / 2, right: width / 2, top: height / 2, bottom: -height / 2 });
        camera.updateProjectionMatrix();
        renderer.setSize(width, height, false);
      }
      source = picture;
      ground.material.map.needsUpdate = true;
    },
    async wear(piece) {
      if (worn.has(piece.slug)) return;
      worn.set(piece.slug, { piece, group: null });
      try {
        const group = await MAKE[piece.where](piece, models);
        if (!worn.has(piece.slug)) return; // taken off while it was fetched
        worn.get(piece.slug).group = group;
        scene.add(group);
      } catch (error) {
        worn.delete(piece.slug);
        throw error;
      }
    },
    shed(slug) {
      const group = worn.get(slug)?.group;
      if (group) scene.remove(group);
      worn.delete(slug);
    },
    place(places, grown) {
      if (!source) return;
      for (const { piece, group } of worn.values()) {
        if (!group) continue;
        const place = places[piece.where];
        group.visible = Boolean(place);
        if (place) stand(group, piece.where, place, source, grown[piece.where] ?? 1);
      }
    },
    light({ level, warmth, from }) {
      scene.environmentIntensity = level;
      scene.environmentRotation.set(0, from * 1.2, 0);
      sun.intensity = level * 1.6;
      sun.color.setRGB(1 + warmth * 0.25, 1, 1 - warmth * 0.35);
      sun.position.set(from * 1000, 700, 1200);
    },
    draw() {
      // What hides a part of one piece says nothing of the next: each is drawn over the picture with a depth of its own.
      const groups = [...worn.values()].filter(({ group }) => group?.visible).sort((p, q) => ORDER.indexOf(p.piece.where) - ORDER.indexOf(q.piece.where));
      const all = groups.map(({ group }) => group);
      const only = (seen) => {
        ground.visible = seen === ground;
        for (const group of all) group.visible = seen === group;
        renderer.clearDepth();
        renderer.render(scene, camera);
      };
      renderer.clear();
      [ground, ...all].forEach(only);
      for (const group of all) group.visible = true;
    },
    close() {
      models.close();
      renderer.dispose();
    },
  };
}
