// A copy of what is saved, for this browser without a connection. It holds the prices of the moment and says so; once
// there is a connection again, the shop's own page stands in its place.
import { useEffect } from "react";
import { keep } from "./keep.js";

const plain = (piece) => ({ name: piece.name, maker: piece.maker, price: piece.price.text, note: piece.note, picture: piece.picture.src });

export function SavedCopy({ status = "loading", lists = [], house = "", prefix = "" }) {
  useEffect(() => {
    if (status === "loading") return;
    const said = lists.map((list) => ({ name: list.name, pieces: list.pieces.map(plain) }));
    keep(`lv-saved${prefix}`, JSON.stringify({ at: Date.now(), house, lists: said }));
    const pictures = said.flatMap((list) => list.pieces.map((piece) => piece.picture)).filter(Boolean);
    const { serviceWorker } = navigator;
    if (!serviceWorker) return;
    const scope = `${prefix}/wishlist`;
    serviceWorker
      .register("/saved_worker.js", { scope })
      .then(({ active, waiting, installing }) => (active ?? waiting ?? installing).postMessage({ pictures }))
      .catch(() => {}); // Without it the page needs a connection, as every other does.
  }, [status, lists, house, prefix]);
  return null;
}
