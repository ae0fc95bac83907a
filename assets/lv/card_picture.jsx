// The picture of a card. Another view fades in while a mouse rests on the card, a colour's own while it is pointed at or
// focused. Neither is asked for before.
import { useEffect, useRef, useState } from "react";
import { Picture } from "./picture.jsx";

const none = (picture) => (picture?.src ? picture : null);

export function CardPicture({ value, second, swatches = [], sizes, ratio, priority, children }) {
  const box = useRef(null);
  const [over, setOver] = useState(null);
  const [isAlone, setAlone] = useState(false);
  const shown = useRef();
  shown.current = { second, swatches };

  useEffect(() => {
    const card = box.current.closest(".card");
    const look = (event) => {
      const dot = event.target.closest?.("[data-swatch]");
      if (dot) setOver(none(shown.current.swatches[dot.dataset.swatch]?.picture));
      else if (event.pointerType === "mouse") setOver(none(shown.current.second));
    };
    const leave = () => setOver(null);
    const pairs = [["pointerover", look], ["focusin", look], ["pointerleave", leave], ["focusout", leave]];
    for (const [name, handler] of pairs) card.addEventListener(name, handler);
    // With large pictures a card has the width of a phone to itself, and the server does not know who chose them.
    const sized = new ResizeObserver(() => setAlone(card.clientWidth > innerWidth * 0.8));
    sized.observe(card);
    return () => {
      sized.disconnect();
      for (const [name, handler] of pairs) card.removeEventListener(name, handler);
    };
  }, []);

  const wanted = isAlone ? "100vw" : sizes;
  return (
    <span ref={box} className="card__pic">
      <Picture value={value} sizes={wanted} ratio={ratio} priority={priority}>
        {over ? <Picture key={over.src} value={over} sizes={wanted} ratio={ratio} decorative className="ph--over" /> : null}
        {children}
      </Picture>
    </span>
  );
}
