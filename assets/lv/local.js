// Suggestions worked out here: what stood beside each piece this browser opened is remembered with it, so that nobody
// need be asked what follows. Names and pictures only: a price would be that of another day.
import { keep, recall } from "./keep.js";

const MOST_BESIDE = 12;
/** What each earlier look counts against the next later one; the shop counts the same. */
const DECAY = 0.6;

const key = (house) => `lv-beside-${house}`;

function known(house) {
  try {
    const found = JSON.parse(recall(key(house)) ?? "{}");
    return { cards: found.cards ?? {}, beside: found.beside ?? {} };
  } catch {
    return { cards: {}, beside: {} };
  }
}

const plain = ({ src = "", alt = "", width, height, placeholder, zoom, focus_x, focus_y } = {}) => ({ src, alt, width, height, placeholder, zoom, focus_x, focus_y });

const card = (piece) => ({ slug: piece.slug, name: piece.name, maker: piece.maker, url: piece.url, picture: plain(piece.picture) });

/** Keep a piece and what stands beside it, for as long as it is among the ``recent``. */
export function remember(house, piece, lists, recent) {
  const { cards, beside } = known(house);
  const items = lists.flatMap((list) => list.items);
  cards[piece.slug] = card(piece);
  for (const item of items) cards[item.card.slug] = card(item.card);
  beside[piece.slug] = items.slice(0, MOST_BESIDE).map((item) => [item.card.slug, item.reason]);
  const kept = Object.fromEntries(Object.entries(beside).filter(([slug]) => recent.includes(slug)));
  const named = new Set([...recent, ...Object.values(kept).flatMap((rows) => rows.map(([slug]) => slug))]);
  const still = Object.fromEntries(Object.entries(cards).filter(([slug]) => named.has(slug)));
  keep(key(house), JSON.stringify({ cards: still, beside: kept }));
}

export const forget = (house) => keep(key(house), null);

/** Cards of these pieces, as far as they are remembered. */
export function cardsOf(house, slugs) {
  const { cards } = known(house);
  return slugs.map((slug) => cards[slug]).filter(Boolean);
}

/** What follows these pieces, the last of which counts most; each with why. The same looks always give the same list. */
export function following(house, recent, most) {
  const { cards, beside } = known(house);
  const scores = new Map();
  const reasons = new Map();
  [...recent].reverse().forEach((slug, age) => {
    (beside[slug] ?? []).forEach(([other, reason], rank) => {
      if (recent.includes(other)) return;
      scores.set(other, (scores.get(other) ?? 0) + DECAY ** age * (1 - rank / MOST_BESIDE));
      if (!reasons.has(other)) reasons.set(other, reason);
    });
  });
  return [...scores]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, most)
    .filter(([slug]) => cards[slug])
    .map(([slug]) => ({ card: cards[slug], reason: reasons.get(slug) }));
}
