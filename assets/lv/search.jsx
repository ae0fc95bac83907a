// The search overlay: one native <dialog> across the window with a combobox in it. Any element with
// data-opens="<id>" opens it, so do "/" and Ctrl-K. Suggestions come from /api/search/suggest: at once for the first
// letter after a pause, after a short wait while somebody types on. Each term is asked for once, and an answer that is no
// longer wanted is cancelled. What was searched for stays in this browser.
import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Icon } from "./icon.jsx";
import { keepList, recallList } from "./keep.js";
import { backend, plainClick } from "./seed.jsx";

// Few search by picture, so only they fetch it.
const ByPicture = lazy(() => import("./search_picture.jsx"));

const PAUSE_MS = 250;
const TYPING_WAIT_MS = 60;
const SKELETON_AFTER_MS = 200;
const KEPT_TERMS = 60;
const RECENT = 5;
const NARROW = 768;
const EMPTY = { groups: [], corrected: "" };

const isField = (target) => target.closest?.("input, textarea, select, [contenteditable]");
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const recentKey = (house) => `lv-search-${house}`;

const readRecent = (house) => recallList(recentKey(house)).slice(0, RECENT);

/** Tell the house which place of a result was taken; the page that follows waits for nothing. */
function tell(prefix, house, click) {
  const query = prefix ? `?house=${house}` : "";
  const body = new Blob([JSON.stringify(click)], { type: "application/json" });
  navigator.sendBeacon?.(`${backend()}/api/search/clicks${query}`, body);
}

const slugOf = (link) => new URL(link.href).pathname.match(/\/product\/([^/]+)/)?.[1];

/** Clicks on the pieces of a page of results. */
function useResultClicks(prefix, house) {
  useEffect(() => {
    const onClick = (event) => {
      const cell = event.target.closest?.(".find .plp__grid > li");
      const link = event.target.closest?.("a[href]");
      const slug = cell && link && slugOf(link);
      const q = new URLSearchParams(location.search).get("q");
      if (!slug || !q) return;
      tell(prefix, house, { q, slug, position: [...cell.parentElement.children].indexOf(cell) + 1 });
    };
    document.addEventListener("click", onClick, true);
    return () => document.removeEventListener("click", onClick, true);
  }, [prefix, house]);
}

/** Suggestions for what is typed, with the last answer kept on the screen until the next is there. */
function useSuggestions(asked, isOpen, house, prefix) {
  const answers = useRef(new Map());
  const [answer, setAnswer] = useState(EMPTY);
  const [isSlow, setIsSlow] = useState(false);
  const lastKey = useRef(-Infinity);
  useEffect(() => {
    if (!isOpen) return;
    const now = performance.now();
    const wait = asked && now - lastKey.current < PAUSE_MS ? TYPING_WAIT_MS : 0;
    if (asked) lastKey.current = now;
    const most = innerWidth < NARROW ? 8 : 10;
    const term = `${most} ${fold(asked)}`;
    const known = answers.current.get(term);
    if (known) {
      setAnswer(known);
      return;
    }
    const abort = new AbortController();
    const slow = setTimeout(() => setIsSlow(true), SKELETON_AFTER_MS + wait);
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ q: asked, limit: most });
      if (prefix) query.set("house", house);
      try {
        const response = await fetch(`${backend()}/api/search/suggest?${query}`, { signal: abort.signal, credentials: "same-origin" });
        if (!response.ok) throw new Error(`suggest: ${response.status}`);
        const found = { ...(await response.json()), asked };
        answers.current.set(term, found);
        if (answers.current.size > KEPT_TERMS) answers.current.delete(answers.current.keys().next().value);
        setAnswer(found);
      } catch (error) {
        // Without suggestions the field still searches.
        if (error.name !== "AbortError") setAnswer({ ...EMPTY, asked });
      }
      clearTimeout(slow);
      setIsSlow(false);
    }, wait);
    return () => {
      clearTimeout(timer);
      clearTimeout(slow);
      setIsSlow(false);
      abort.abort();
    };
  }, [asked, isOpen, house, prefix]);
  return [answer, isSlow];
}

/** The text with its typed parts set back, so that the eye finds what is new. */
function Predicted({ text, asked }) {
  const typed = fold(asked).split(/\s+/).filter((begin) => begin && fold(text).includes(begin));
  const parts = text.split(/(\s+)/).map((word, place) => {
    const start = typed.find((begin) => fold(word).startsWith(begin));
    if (!start) return <b key={place}>{word}</b>;
    return (
      <span key={place}>
        <span className="sug__typed">{word.slice(0, start.length)}</span>
        {word.length > start.length ? <b>{word.slice(start.length)}</b> : null}
      </span>
    );
  });
  return <span className="sug__text">{typed.length ? parts : text}</span>;
}

function Line({ item, kind, id, isActive, asked }) {
  return (
    <a id={id} href={item.url} role="option" aria-selected={isActive} tabIndex={-1} className={`sug sug--${kind}`}>
      {kind === "product" ? (
        <span className="sug__img" style={{ backgroundColor: item.colour || undefined }}>
          {item.picture ? <img src={item.picture} alt="" width="120" height="150" decoding="async" /> : null}
        </span>
      ) : null}
      {kind === "query" ? <Icon name="search" /> : null}
      <span className="sug__words">
        <Predicted text={item.text} asked={asked} />
        {item.note ? <span className="sug__note">{item.note}</span> : null}
      </span>
      {item.price ? <span className="sug__price num">{item.price}</span> : null}
    </a>
  );
}

function Recent({ terms, action, id, active, from, onForget }) {
  if (!terms.length) return null;
  return (
    <div className="sugs sugs--recent">
      <p className="sugs__label" id={`${id}-recent`}>Recent</p>
      <div className="sugs__pair">
        <div role="listbox" aria-labelledby={`${id}-recent`} id={`${id}-recent-list`}>
          {terms.map((text, place) => (
            <a key={text} id={`${id}-${from + place}`} role="option" aria-selected={active === from + place} tabIndex={-1} className="sug sug--query" href={`${action}?q=${encodeURIComponent(text)}`}>
              <Icon name="back" />
              <span className="sug__text">{text}</span>
            </a>
          ))}
        </div>
        <div className="sugs__forget">
          {terms.map((text) => (
            <button key={text} type="button" className="icon-btn" aria-label={`Forget ${text}`} onClick={() => onForget(text)}>
              <Icon name="close" />
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}

function Groups({ groups, id, active, from, asked }) {
  let place = from;
  return groups.map((group) => (
    <div key={group.kind + group.label} role="group" aria-labelledby={`${id}-${group.kind}`} className={`sugs sugs--${group.kind}`}>
      <p className="sugs__label" id={`${id}-${group.kind}`} role="presentation">{group.label}</p>
      <div className="sugs__list" role="presentation">
        {group.items.map((item) => {
          const mine = place++;
          return <Line key={item.url} item={item} kind={group.kind} id={`${id}-${mine}`} isActive={mine === active} asked={asked} />;
        })}
      </div>
    </div>
  ));
}

const Skeleton = () => (
  <div className="find-over__wait" aria-hidden="true">
    {[0, 1, 2, 3].map((place) => <div key={place} className="skel skel--t" />)}
  </div>
);

/** Opens from a link, "/" and Ctrl-K, with the focus in the field; gives the focus back when closed. */
function useOpening(id, dialog, field, setIsOpen) {
  const opener = useRef(null);
  useEffect(() => {
    const open = (from) => {
      if (dialog.current.open) return;
      opener.current = from;
      dialog.current.showModal();
      field.current.focus();
      setIsOpen(true);
    };
    // Capture: the router must already find the click prevented.
    const onClick = (event) => {
      const trigger = event.target.closest?.(`[data-opens="${id}"]`);
      if (!trigger || !plainClick(event)) return;
      event.preventDefault();
      open(trigger);
    };
    const onKey = (event) => {
      const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isField(event.target);
      const isCommand = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isSlash && !isCommand) return;
      if (document.querySelector("dialog[open]") && !dialog.current.open) return;
      event.preventDefault();
      open(document.activeElement);
    };
    document.addEventListener("click", onClick, true);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("click", onClick, true);
      document.removeEventListener("keydown", onKey);
    };
  }, [id, dialog, field, setIsOpen]);
  return opener;
}

export function Search({ id, action, house, prefix = "", name = "" }) {
  const dialog = useRef(null);
  const field = useRef(null);
  const [isOpen, setIsOpen] = useState(false);
  const [asked, setAsked] = useState("");
  const [active, setActive] = useState(-1);
  const [recent, setRecent] = useState([]);
  const [isLooking, setIsLooking] = useState(false);
  const opener = useOpening(id, dialog, field, setIsOpen);
  const [answer, isSlow] = useSuggestions(asked, isOpen, house, prefix);
  useResultClicks(prefix, house);

  useEffect(() => {
    if (isOpen) setRecent(readRecent(house));
  }, [isOpen, house]);

  const remembered = asked.trim() ? [] : recent;
  const lines = useMemo(
    () => [...remembered.map((text) => ({ text })), ...answer.groups.flatMap((group) => group.items)],
    [remembered, answer],
  );
  const shown = active >= 0 && lines[active] ? lines[active].text : asked;
  const chosen = useRef();
  // A late answer leaves the hand on the line it has chosen, wherever that line stands now.
  useLayoutEffect(() => setActive((now) => (now < 0 ? now : lines.findIndex((line) => line.text === chosen.current))), [lines]);

  // Opened again before it has heard of its closing, the overlay reads nothing anew: what is kept is also shown.
  const hold = (terms) => {
    keepList(recentKey(house), terms);
    setRecent(terms);
  };
  const remember = (text) => {
    const kept = text.trim();
    if (kept) hold([kept, ...readRecent(house).filter((other) => fold(other) !== fold(kept))].slice(0, RECENT));
  };
  const forget = (text) => {
    hold(recent.filter((other) => other !== text));
    field.current.focus();
  };
  const close = () => dialog.current.close();
  const closed = () => {
    setIsOpen(false);
    setIsLooking(false);
    setAsked("");
    setActive(-1);
    opener.current?.focus?.({ preventScroll: true });
  };
  const clicked = (event) => {
    if (event.target === dialog.current) close();
    const link = event.target.closest("a[href]");
    if (!link || !plainClick(event)) return;
    // A search of the list is remembered as what it says, a piece or a place as what was typed to find it.
    remember(link.classList.contains("sug--query") ? new URL(link.href).searchParams.get("q") ?? "" : asked);
    const slug = slugOf(link);
    const position = Number(link.id.slice(id.length + 1)) + 1;
    if (slug && asked.trim()) tell(prefix, house, { q: asked, slug, position, suggested: lines.length });
    close();
  };
  const move = (step) => {
    const all = lines.length + 1;
    const next = ((active + 1 + step + all) % all) - 1;
    chosen.current = lines[next]?.text;
    setActive(next);
  };
  const pressed = (event) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      document.getElementById(`${id}-${active}`)?.click();
    } else if (event.key === "Escape" && (asked || active >= 0)) {
      // First it empties the field; the next Escape is the dialog's own and closes it.
      event.preventDefault();
      setAsked("");
      setActive(-1);
    }
  };
  const submitted = () => {
    remember(shown);
    close();
  };

  const number = lines.length;
  const lists = [remembered.length && `${id}-recent-list`, answer.groups.length && `${id}-list`].filter(Boolean).join(" ");
  const isCurrent = answer.asked === asked;
  const told = number ? `${number} ${number === 1 ? "suggestion" : "suggestions"}` : "No suggestions";

  return (
    <dialog ref={dialog} id={id} className="layer layer--search" aria-label={`Search ${name}`} onClose={closed} onClick={clicked}>
      <form action={action} method="get" role="search" className="find-over__form" onSubmit={submitted}>
        <Icon name="search" />
        <input
          ref={field}
          name="q"
          type="text"
          role="combobox"
          aria-label={`Search ${name}`}
          aria-expanded={number > 0}
          aria-controls={lists || undefined}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={200}
          placeholder={`Search ${name}`}
          value={shown}
          onChange={(event) => {
            setIsLooking(false);
            setAsked(event.target.value);
            setActive(-1);
          }}
          onKeyDown={pressed}
        />
        {asked ? (
          <button type="button" className="link link--solo t-cap find-over__clear" onClick={() => { setAsked(""); field.current.focus(); }}>Clear</button>
        ) : null}
        <button type="button" className="icon-btn find-over__camera" aria-label="Search by picture" aria-pressed={isLooking} onClick={() => setIsLooking(!isLooking)}>
          <Icon name="camera" />
        </button>
        <button type="button" className="icon-btn" aria-label="Close search" onClick={close}><Icon name="close" /></button>
      </form>
      {isLooking ? (
        <div className="find-over__body">
          <Suspense fallback={<Skeleton />}>
            <ByPicture prefix={prefix} house={house} onClose={() => { setIsLooking(false); field.current.focus(); }} />
          </Suspense>
        </div>
      ) : null}
      <div className="find-over__body" hidden={isLooking}>
        {answer.corrected && asked ? <p className="find-over__note">Showing suggestions for <b>{answer.corrected}</b></p> : null}
        {isSlow && !isCurrent ? <Skeleton /> : null}
        <Recent terms={remembered} action={action} id={id} active={active} from={0} onForget={forget} />
        {answer.groups.length ? (
          <div role="listbox" id={`${id}-list`} aria-label="Suggestions" className="find-over__list">
            <Groups groups={answer.groups} id={id} active={active} from={remembered.length} asked={answer.asked ?? ""} />
          </div>
        ) : null}
        {asked.trim() && isCurrent && !number ? <p className="find-over__note">Nothing begins like this. Press Enter to search for it.</p> : null}
      </div>
      <p className="vh" role="status" aria-live="polite">{isOpen && isCurrent && asked ? told : ""}</p>
    </dialog>
  );
}
