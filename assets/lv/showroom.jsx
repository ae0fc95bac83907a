// The door of the showroom: three of the pieces that stand in it, on a phone the first alone, and a button. Nothing of the room
// is fetched before it.
import { lazy, Suspense, useState } from "react";
import { Icon } from "./icon.jsx";
import { Picture } from "./picture.jsx";

const Floor = lazy(() => import("./showroom/floor.jsx"));

export function Showroom({ pieces = [] }) {
  const [isOpen, setIsOpen] = useState(false);
  const door = (
    <div className="room__door" aria-busy={isOpen || undefined}>
      {pieces.slice(0, 3).map((piece, index) => <Picture key={piece.slug} value={piece.picture} sizes="(min-width: 768px) 34vw, 100vw" ratio="4/5" decorative priority={index === 0} />)}
      <button type="button" className="btn btn--line room__enter" disabled={isOpen} onClick={() => setIsOpen(true)}><Icon name="cube" /> Enter the room</button>
    </div>
  );
  if (!isOpen) return door;
  return <Suspense fallback={door}><Floor pieces={pieces} onEnd={() => setIsOpen(false)} /></Suspense>;
}
