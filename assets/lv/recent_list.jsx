// What this browser looked at: remembered here and nowhere else, shown below, forgotten at a press. Beside it what
// follows from it: asked of the shop by the list itself, or worked out here, as its reader wants. The length of a look is
// told to the shop without saying whose it was, and not at all where things are worked out here.
import { useEffect, useState } from "react";
import { keep, keepList, recall, recallList } from "./keep.js";
import { Picture } from "./picture.jsx";
import { SeenList, tell } from "./seen.jsx";
import { backend } from "./seed.jsx";

const MOST = 12;
const SHOWN = 6;
const LOOK_AFTER_MS = 1000;
// On a phone as components/ui/media.py says of TWO_ON_A_PHONE.
const SIZES = "(min-width: 1024px) 16vw, 30vw";

const LOCAL = "lv-local";

const key = (house) => `lv-seen-${house}`;

/** Whether what follows is worked out here: as chosen, else as the browser says of its reader's wishes. */
function isLocal() {
  const chosen = recall(LOCAL);
  return chosen ? chosen === "1" : navigator.globalPrivacyControl === true;
}

/** Comes with the first look that lasts, not with the page. */
const worksHere = () => import("./local.js");

/** The path of the piece looked at before, while no document has been loaded in between. */
let before = "";

function sourceOf(prefix) {
  const from = before || (document.referrer.startsWith(location.origin) ? new URL(document.referrer).pathname : "");
  if (!from) return "elsewhere";
  const path = prefix && from.startsWith(prefix) ? from.slice(prefix.length) : from;
  const first = path.split("/")[1] ?? "";
  return { "": "home", search: "search", shop: "listing", collection: "listing", product: "piece", journal: "journal", wishlist: "saved", bag: "bag" }[first] ?? "elsewhere";
}

/** A row for this look once it has lasted a second, and its length whenever the page goes out of sight. */
function useLook(slug, house, prefix) {
  useEffect(() => {
    if (!slug) return;
    const query = prefix ? `?house=${house}` : "";
    const source = sourceOf(prefix);
    const path = location.pathname;
    const started = Date.now();
    let look = null;
    const timer = setTimeout(() => {
      look = tell("views", { slug, source }, query);
    }, LOOK_AFTER_MS);
    const end = () => {
      look?.then((row) => row && tell(`views/${row.id}/end`, { seconds: Math.round((Date.now() - started) / 1000) }, query));
    };
    const hidden = () => document.visibilityState === "hidden" && end();
    document.addEventListener("visibilitychange", hidden);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", hidden);
      before = path;
      end();
    };
  }, [slug, house, prefix]);
}

function Card({ card, reason }) {
  return (
    <li>
      <article className="card">
        <Picture value={card.picture} sizes={SIZES} ratio="4/5">{card.badge ? <span className="badge">{card.badge}</span> : null}</Picture>
        <div className="card__body">
          {card.maker ? <p className="card__maker">{card.maker}</p> : null}
          <h3 className="card__name"><a href={card.url}>{card.name}</a></h3>
          {card.price ? <p className="price">{card.price.text}</p> : null}
          {reason ? <p className="card__attr">{reason}</p> : null}
        </div>
      </article>
    </li>
  );
}

/** What follows, with who worked it out. */
const suggestion = (items) => ({ title: "Chosen from what you looked at", placement: "recent", algorithm: "local", slugs: "", items });

export default function RecentList({ slug, name, maker, url, picture, beside, house, prefix }) {
  const [seen, setSeen] = useState([]);
  const [next, setNext] = useState(null);
  const [local, setLocal] = useState(isLocal);
  useLook(slug, house, prefix);
  useEffect(() => {
    if (!slug || beside?.slug !== slug) return;
    const timer = setTimeout(async () => {
      const { remember } = await worksHere();
      remember(house, { slug, name, maker, url, picture }, beside.lists, recallList(key(house)));
    }, LOOK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [slug, beside, house]);
  useEffect(() => {
    if (!slug) return;
    const earlier = recallList(key(house)).filter((other) => other !== slug);
    keepList(key(house), [...earlier, slug].slice(-MOST));
    setSeen([]);
    setNext(null);
    if (!earlier.length) return;
    const abort = new AbortController();
    if (local) {
      worksHere().then(({ cardsOf, following }) => {
        if (abort.signal.aborted) return;
        setSeen(cardsOf(house, [...earlier].reverse().slice(0, SHOWN)));
        // What stands beside the piece on the page counts from the next one on, when its look has lasted.
        setNext(suggestion(following(house, earlier, SHOWN)));
      });
      return () => abort.abort();
    }
    const ask = async (path, values) => {
      const query = new URLSearchParams(prefix ? { ...values, house } : values);
      const answer = await fetch(`${backend()}/api/recommendations${path}?${query}`, { signal: abort.signal, credentials: "omit" });
      return answer.ok ? answer.json() : null;
    };
    const shown = [...earlier].reverse().slice(0, SHOWN);
    Promise.all([
      ask("/recent", { slugs: shown.join(",") }),
      ask("", { recent: [...earlier, slug].join(","), limit: String(SHOWN) }),
    ]).then(([cards, list]) => {
      setSeen(cards ?? []);
      setNext(list?.algorithm === "recent" ? list : null);
    }, () => {});
    return () => abort.abort();
  }, [slug, house, prefix, local]);

  const choose = (wanted) => {
    keep(LOCAL, wanted ? "1" : "0");
    setLocal(wanted);
  };
  const forget = () => {
    keep(key(house), null);
    worksHere().then(({ forget: forgetBeside }) => forgetBeside(house));
    setSeen([]);
    setNext(null);
  };
  // The piece just opened leaves the lists with its page, not after it: its picture is on its way to the top.
  const others = seen.filter((card) => card.slug !== slug);
  const following = next?.items.filter((item) => item.card.slug !== slug) ?? [];
  if (!others.length) return null;
  return (
    <section className="section flush-t recent" aria-labelledby="h-recent">
      <div className="wrap">
        {following.length ? (
          <SeenList placement={next.placement} algorithm={next.algorithm} piece={slug} slugs={next.slugs} house={house} prefix={prefix}>
            <h2 className="t-h2 recent__h">{next.title}</h2>
            <ul className="recent__l">{following.map((item) => <Card key={item.card.slug} card={item.card} reason={item.reason} />)}</ul>
          </SeenList>
        ) : null}
        <div className="row between recent__h">
          <h2 className="t-h2" id="h-recent">Recently seen</h2>
          <button type="button" className="link link--solo t-cap" onClick={forget}>Forget these</button>
        </div>
        <ul className="recent__l">{others.map((card) => <Card key={card.slug} card={card} />)}</ul>
        <p className="t-cap ink-3">
          {local ? "Worked out in this browser from what it remembers; the shop is not asked." : "Kept in this browser only, never with your name."}
        </p>
        <button type="button" className="link link--solo t-cap" onClick={() => choose(!local)}>
          {local ? "Ask the shop what follows" : "Work out what follows in this browser"}
        </button>
      </div>
    </section>
  );
}
