// The picture of a card. Another view fades in while a mouse rests on the card, a colour's own while it is pointed at or
// focused. In a list a finger swipes to the others. None of them is asked for before.
import { useEffect, useRef, useState } from "react";
import { Picture } from "./picture.jsx";
import { pageAt } from "./seed.jsx";

/** A strip at rest may stand a fraction of a pixel beside its view. */
const AT_REST = 0.02;

const none = (picture) => (picture?.src ? picture : null);
const linkOf = (element) => element.closest(".card").querySelector(".card__name a");

/** The views behind the first, each an empty plate until the one before it begins to move away. */
function Others({ views, wanted, ...look }) {
  return views.map((view, n) => <Picture key={view.src} value={n < wanted ? view : { ...view, src: "" }} decorative {...look} />);
}

/** Where in the strip somebody is: a hairline for each view, the one shown drawn in ink. */
function Marks({ number, at }) {
  return (
    <span className="card__marks" aria-hidden="true">
      {Array.from({ length: number }, (_, n) => <i key={n} data-here={n === at || undefined} />)}
    </span>
  );
}

export function CardPicture({ value, second, third, swatches = [], sizes, ratio, priority, swipes = false, children }) {
  const box = useRef(null);
  const [over, setOver] = useState(null);
  const [isAlone, setAlone] = useState(false);
  const [byFinger, setByFinger] = useState(false);
  const [strip, setStrip] = useState({ at: 0, wanted: 0 });
  const shown = useRef();
  shown.current = { second, swatches };

  useEffect(() => {
    const card = box.current.closest(".card");
    const look = (event) => {
      const dot = event.target.closest?.("[data-swatch]");
      if (dot) {
        setOver(none(shown.current.swatches[dot.dataset.swatch]?.picture));
        box.current.scrollTo?.({ left: 0 });
      } else if (event.pointerType === "mouse") setOver(none(shown.current.second));
    };
    const leave = () => setOver(null);
    const pairs = [["pointerover", look], ["focusin", look], ["pointerleave", leave], ["focusout", leave]];
    for (const [name, handler] of pairs) card.addEventListener(name, handler);
    // With large pictures a card has the width of a phone to itself, and the server does not know who chose them.
    const sized = new ResizeObserver(() => setAlone(card.clientWidth > innerWidth * 0.8));
    sized.observe(card);
    setByFinger(swipes && matchMedia("(hover: none)").matches);
    return () => {
      sized.disconnect();
      for (const [name, handler] of pairs) card.removeEventListener(name, handler);
    };
  }, [swipes]);

  const others = byFinger ? [second, third].filter(none) : [];
  const moved = ({ currentTarget: { scrollLeft, scrollWidth, clientWidth } }) => {
    const place = (others.length * scrollLeft) / (scrollWidth - clientWidth);
    const at = Math.round(place);
    const next = Math.ceil(place - AT_REST);
    setStrip((was) => (was.at === at && was.wanted >= next ? was : { at, wanted: Math.max(was.wanted, next) }));
  };
  // The strip lies over the link of the card, or it could not be swiped; a tap on it is a tap on the link. What scrolls
  // is reached by keys too, which move it from view to view.
  const touching = others.length
    ? { onScroll: moved, onClick: () => linkOf(box.current).click(), onTouchStart: () => pageAt(linkOf(box.current).getAttribute("href")).catch(() => {}), "data-swipes": "", role: "group", tabIndex: 0, "aria-label": `Views of ${value.alt}` }
    : {};
  const wide = isAlone ? "100vw" : sizes;
  return (
    <span className="card__frame">
      <span ref={box} className="card__pic" {...touching}>
        <Picture value={value} sizes={wide} ratio={ratio} priority={priority}>
          {over ? <Picture key={over.src} value={over} sizes={wide} ratio={ratio} decorative className="ph--over" /> : null}
        </Picture>
        <Others views={others} wanted={strip.wanted} sizes={wide} ratio={ratio} />
      </span>
      {others.length ? <Marks number={others.length + 1} at={strip.at} /> : null}
      {children}
    </span>
  );
}
