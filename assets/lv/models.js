// Models of pieces in the shop's own scenes: the showroom, and the picture that a piece is tried on in.
import { DRACOLoader } from "three/examples/jsm/loaders/DRACOLoader.js";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";

/** `fetch` a model by its address; `close` ends the workers that unpack them. */
export function openModels() {
  const draco = new DRACOLoader().setDecoderPath("/draco/");
  const loader = new GLTFLoader().setDRACOLoader(draco);
  return {
    async fetch(url) {
      const { scene } = await loader.loadAsync(url);
      // What lets light through is drawn in a pass of its own, with everything else a second time: here a stone keeps
      // its colour and lets none through.
      scene.traverse((part) => { if (part.isMesh && part.material.transmission) part.material.transmission = 0; });
      return scene;
    },
    close: () => draco.dispose(),
  };
}
