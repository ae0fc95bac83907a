// Every picture over the whole screen, with pinch, double tap, swipe and keys: PhotoSwipe, fetched when asked for.
import PhotoSwipe from "photoswipe";
import "photoswipe/style.css";
import { calm } from "./calm.js";

/** Drawn as ours are (icon.jsx): PhotoSwipe takes them as text, and turns its next arrow out of the previous one. */
const drawn = (path) => `<svg class="pswp__icn i" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
const CLOSE = drawn("m6 6 12 12M18 6 6 18");
const ZOOM_IN = drawn("M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0M20 20l-4-4M11 8v6M8 11h6");
const ARROW = drawn("m15 5-7 7 7 7");
const ZOOM = 2.5; // of the picture as it fits the screen

const slide = (picture) => ({
  src: picture.src,
  srcset: picture.src_webp_set,
  width: picture.width,
  height: picture.height,
  alt: picture.alt,
});

/** A picture says the name of its piece and then what is seen, which may begin with the name again. */
const said = (alt, name) => (alt.startsWith(`${name}. ${name}`) ? alt.slice(name.length + 2) : alt);

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
    closeSVG: CLOSE,
    zoomSVG: ZOOM_IN,
    arrowPrevSVG: ARROW,
    arrowNextSVG: ARROW,
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
        const say = () => {
          element.textContent = said(box.currSlide.data.alt, name);
        };
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
