// Every picture over the whole screen, with pinch, double tap, swipe and keys: PhotoSwipe, fetched when asked for.
import PhotoSwipe from "photoswipe";
import "photoswipe/style.css";
import { calm } from "./calm.js";

const ZOOM = 2.5; // of the picture as it fits the screen

const slide = (picture) => ({
  src: picture.src,
  srcset: picture.src_webp_set,
  width: picture.width,
  height: picture.height,
  alt: picture.alt,
});

/** `onLeave` gets the index of the picture that was seen last. */
export function openLightbox(pictures, index, name, onLeave) {
  const still = calm();
  const page = document.querySelector(".house");
  const box = new PhotoSwipe({
    dataSource: pictures.map(slide),
    index,
    appendToEl: document.body,
    mainClass: "lightbox",
    bgOpacity: 1,
    loop: false,
    initialZoomLevel: "fit",
    secondaryZoomLevel: (level) => level.fit * ZOOM,
    maxZoomLevel: (level) => level.fit * ZOOM * 2,
    showHideAnimationType: still ? "none" : "fade",
    zoomAnimationDuration: still ? 0 : 300,
    closeTitle: "Close",
    zoomTitle: "Enlarge",
    arrowPrevTitle: "Previous picture",
    arrowNextTitle: "Next picture",
    errorMsg: "This picture could not be loaded.",
  });
  // A dialog says so, and the page behind it is out of reach for keys and voices alike.
  box.on("firstUpdate", () => {
    box.element.setAttribute("aria-modal", "true");
    box.element.setAttribute("aria-label", `Pictures of ${name}`);
    page.inert = true;
  });
  box.on("uiRegister", () => {
    box.ui.registerElement({
      name: "say",
      appendTo: "root",
      onInit: (element) => {
        element.className = "lightbox__say";
        element.setAttribute("aria-live", "polite");
        const say = () => (element.textContent = box.currSlide.data.alt);
        box.on("change", say);
      },
    });
  });
  box.on("close", () => {
    page.inert = false;
    onLeave(box.currIndex);
  });
  box.init();
}
