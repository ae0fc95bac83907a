// Tabs on a wide page, folds on a narrow one, with an address for each. Nothing is taken out of the document: a leaf that is
// not shown is found by the browser's own search and opened by it; without script and on paper all are open.
import { createContext, useContext, useEffect, useRef, useState } from "react";

const WIDE = "(min-width: 768px)";
const Book = createContext({ shown: "", wide: null, choose: () => {} });

export function Leaves({ label, ids = [], names = [], children }) {
  const [chosen, setChosen] = useState(ids[0]); // on a narrow page it may be none
  const [wide, setWide] = useState(null);
  const box = useRef(null);
  const list = useRef(null);
  const known = ids.join();

  useEffect(() => {
    const media = window.matchMedia(WIDE);
    const look = () => setWide(media.matches);
    const follow = () => {
      const id = location.hash.slice(1);
      if (!ids.includes(id)) return;
      setChosen(id);
      requestAnimationFrame(() => box.current.scrollIntoView({ block: "start" }));
    };
    // A link to the hash that is in the address already changes nothing the browser would tell.
    const onClick = (event) => {
      const id = event.target.closest?.("a[href*='#']")?.hash.slice(1);
      if (ids.includes(id)) setChosen(id);
    };
    look();
    follow();
    media.addEventListener("change", look);
    window.addEventListener("hashchange", follow);
    document.addEventListener("click", onClick);
    return () => {
      media.removeEventListener("change", look);
      window.removeEventListener("hashchange", follow);
      document.removeEventListener("click", onClick);
    };
  }, [known]);

  const choose = (id) => {
    setChosen(id);
    history.replaceState(history.state, "", id ? `#${id}` : location.pathname + location.search);
  };
  const shown = ids.includes(chosen) || !wide ? chosen : ids[0];
  const onKeyDown = (event) => {
    const at = ids.indexOf(shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + ids.length) % ids.length;
    choose(ids[next]);
    list.current.children[next].focus();
  };
  return (
    <Book.Provider value={{ shown, wide, choose }}>
      <div className="leaves" ref={box} data-alive={wide === null ? undefined : ""}>
        <div className="tabs leaves__tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
          {ids.map((id, index) => (
            <button key={id} type="button" role="tab" id={`tab-${id}`} aria-controls={id} aria-selected={id === shown} tabIndex={id === shown ? 0 : -1} onClick={() => choose(id)}>
              {names[index]}
            </button>
          ))}
        </div>
        {children}
      </div>
    </Book.Provider>
  );
}

export function Leaf({ id, name, children }) {
  const { shown, wide, choose } = useContext(Book);
  const pane = useRef(null);
  const isShown = id === shown;
  // "until-found" is a value React does not know; the attribute is what browsers read.
  useEffect(() => {
    if (wide === null) return;
    if (isShown) pane.current.removeAttribute("hidden");
    else pane.current.setAttribute("hidden", "until-found");
  }, [isShown, wide]);
  useEffect(() => {
    const found = () => choose(id);
    const element = pane.current;
    element.addEventListener("beforematch", found);
    return () => element.removeEventListener("beforematch", found);
  });
  return (
    <section id={id} className="leaf" role={wide ? "tabpanel" : undefined} aria-labelledby={wide ? `tab-${id}` : undefined}>
      <h2 className="leaf__h">
        {wide ? name : <button type="button" aria-expanded={isShown} aria-controls={`${id}-in`} onClick={() => choose(isShown ? "" : id)}>{name}</button>}
      </h2>
      <div className="leaf__in" id={`${id}-in`} ref={pane}>{children}</div>
    </section>
  );
}
