// Client navigation with data: every link of the shop brings its page's values along.
//
// The document carries a seed, the values its page shows. It is planted before React starts. Later pages fetch theirs
// from /_seed on intent (hover, focus, touch), so a click paints a finished page. Seeded states belong to the document:
// what the websocket says of them (defaults, after a reconnect) is ignored.
import { useContext, useEffect } from "react";
import { useLocation, useNavigate, useNavigationType } from "react-router";
import { DispatchContext } from "$/utils/context-registry";
import env from "$/env.json";
import { calm } from "./calm.js";
import { comeBack, leave } from "./left.js";
import { stir, watchPointers } from "./rest.js";

const FRESH_MS = 15000;
const KEPT_PAGES = 40;
const DWELL_MS = 65;
const BUSY_AFTER_MS = 150;
const MACHINE = /^\/(api|webhooks|dev|_|assets|media|fonts)/;

const pages = new Map();
const owned = new Map();
let dispatchers = null;
/** How the reader comes to the page that is about to be shown: "link", "back", or not at all. */
let arriving = "";
let origin = "";

/** A click that means "go there", and not "open it beside this". */
export const plainClick = (event) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** Where the shop's own HTTP answers: here, or on the port of a development server. */
export const backend = () => origin;

const here = () => location.pathname + location.search;

/** Module scope of the app, before hydration: hand the values to the first render, on both sides. */
export function plant(initialState) {
  if (typeof document === "undefined") {
    globalThis.__LV_INITIAL_STATE__ = initialState;
    return;
  }
  const element = document.getElementById("lv-seed");
  if (element) {
    const seed = JSON.parse(element.textContent);
    for (const name in seed) {
      if (name in initialState) initialState[name] = { ...initialState[name], ...seed[name] };
    }
    remember(here(), { seed, at: Date.now(), shared: true });
  } else {
    origin = new URL(env.PING).origin;
  }
  // Registered before the router's own listener, so Back finds the values already in place.
  window.addEventListener("popstate", () => {
    stir();
    arriving = "back";
    const page = pages.get(here());
    if (page?.seed) sow(page.seed);
    if (!page?.seed || Date.now() - page.at > FRESH_MS) refresh(here());
  });
}

function remember(url, page) {
  pages.delete(url);
  pages.set(url, page);
  if (pages.size > KEPT_PAGES) pages.delete(pages.keys().next().value);
}

function sow(seed) {
  for (const name in seed) {
    if (!owned.has(name) && dispatchers?.[name]) {
      owned.set(name, dispatchers[name]);
      dispatchers[name] = () => {};
    }
    owned.get(name)?.(seed[name]);
  }
}

async function request(url, cache) {
  const response = await fetch(`${origin}/_seed?path=${encodeURIComponent(url)}`, {
    credentials: origin ? "include" : "same-origin",
    cache,
  });
  if (!response.ok) throw new Error(`seed: ${response.status}`);
  return response.json();
}

/** The page's seed, fetched once however often it is asked for while fresh. */
function load(url, cache = "default") {
  const known = pages.get(url);
  if (known && Date.now() - known.at < FRESH_MS) return known.seed ? Promise.resolve(known) : known.wait;
  const page = { at: Date.now(), seed: known?.seed };
  page.wait = request(url, cache).then(
    (answer) => {
      if (answer.redirect) page.redirect = answer.redirect;
      else page.seed = answer;
      return page;
    },
    (error) => {
      pages.delete(url);
      throw error;
    },
  );
  remember(url, page);
  return page.wait;
}

/** What a state of another page would hold, without going there. Undefined when that page has no such state. */
export async function pageAt(url, state) {
  const { seed } = await load(url);
  return seed?.[state]?.page_rx_state_;
}

async function refresh(url) {
  pages.delete(url);
  // The browser may keep what it was told before its reader signed in.
  const page = await load(url, "reload").catch(() => null);
  if (page?.seed && url === here()) sow(page.seed);
}

/** Fetch the page shown anew, unless its values came for this reader already: those of a document are everybody's. */
export const own = () => pages.get(here())?.shared && refresh(here());

function houseOf(seed) {
  for (const values of Object.values(seed)) {
    if (values.shell_rx_state_) return values.shell_rx_state_.house;
  }
  return null;
}

/** The picture of the clicked card becomes the first picture of the product: both carry one name for the transition. */
function carryPicture(anchor) {
  const picture = anchor?.closest(".card")?.querySelector(".ph");
  // From piece to piece the gallery carries the name already, and two of one name are none.
  if (!picture || document.querySelector(".gal")) return;
  picture.style.viewTransitionName = "piece";
}

async function go(url, navigate, anchor) {
  const root = document.documentElement;
  const busy = setTimeout(() => root.setAttribute("data-busy", ""), BUSY_AFTER_MS);
  let page = null;
  try {
    page = await load(url);
    if (page.redirect) page = await load((url = page.redirect));
  } catch {
    page = null;
  }
  clearTimeout(busy);
  root.removeAttribute("data-busy");
  const house = page?.seed && houseOf(page.seed);
  if (!house || house !== document.querySelector(".house")?.dataset.house) {
    location.assign(url);
    return;
  }
  // Another part of a long list is another page at the same path.
  const samePage = new URL(url, location.href).pathname === location.pathname && anchor?.dataset.afresh === undefined;
  if (!samePage) {
    carryPicture(anchor);
    leave(anchor);
    stir();
    arriving = "link";
  }
  sow(page.seed);
  // More of the same list is not another page: Back leads out of it.
  const replace = anchor?.dataset.replace !== undefined;
  await navigate(url, { replace, viewTransition: !calm() && !samePage, preventScrollReset: samePage });
}

/** Screen readers learn of the new page by its heading (WCAG 2.4.3). Back to a list is the list's own affair: it knows the card. */
function focusHeading(by) {
  const heading = document.querySelector("main h1");
  if (!heading || (by === "back" && (document.querySelector(".plp") || document.activeElement !== document.body))) return;
  heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
}

/** The router's promise is kept before the new page is drawn, so the focus waits for the page itself. */
function useArrival() {
  const { key } = useLocation();
  useEffect(() => {
    const by = arriving;
    arriving = "";
    if (!by) return;
    const frame = requestAnimationFrame(() => focusHeading(by));
    return () => cancelAnimationFrame(frame);
  }, [key]);
}

function shopUrl(anchor) {
  if (!anchor || anchor.target || anchor.hasAttribute("download")) return null;
  const url = new URL(anchor.href, location.href);
  if (url.origin !== location.origin || MACHINE.test(url.pathname)) return null;
  if (anchor.hasAttribute("data-reload") || (anchor.dataset.quick && document.getElementById(anchor.dataset.opens))) return null;
  if (url.hash && url.pathname === location.pathname && url.search === location.search) return null;
  return url.pathname + url.search + url.hash;
}

const closestLink = (event) => event.target.closest?.("a[href]");

function listen(navigate) {
  let dwell = 0;
  const want = (event) => {
    const url = shopUrl(closestLink(event));
    if (!url || url === here() || navigator.connection?.saveData) return;
    clearTimeout(dwell);
    dwell = setTimeout(() => load(url).catch(() => {}), event.type === "pointerover" ? DWELL_MS : 0);
  };
  const click = (event) => {
    const url = plainClick(event) && !event.defaultPrevented && shopUrl(closestLink(event));
    if (!url) return;
    event.preventDefault();
    go(url, navigate, closestLink(event));
  };
  const submit = (event) => {
    const form = event.target;
    // A form without a method reads as "get" too; it belongs to its own handler, and what is typed in it to no address.
    if (form.getAttribute("method") !== "get" || event.defaultPrevented) return;
    const url = new URL(form.action, location.href);
    if (url.origin !== location.origin) return;
    for (const [name, value] of new FormData(form)) if (value) url.searchParams.append(name, value);
    event.preventDefault();
    go(url.pathname + url.search, navigate);
  };
  const options = { capture: true };
  const pairs = [["click", click], ["submit", submit], ["pointerover", want], ["focusin", want], ["touchstart", want]];
  for (const [name, handler] of pairs) {
    document.addEventListener(name, handler, name === "touchstart" ? { capture: true, passive: true } : options);
  }
  return () => {
    for (const [name, handler] of pairs) document.removeEventListener(name, handler, options);
  };
}

export function SeedBridge({ children }) {
  const dispatch = useContext(DispatchContext);
  const navigate = useNavigate();
  const { key } = useLocation();
  const isBack = useNavigationType() === "POP";
  useEffect(() => {
    dispatchers = dispatch;
    const page = pages.get(here());
    if (page?.seed) sow(page.seed);
    else refresh(here());
    return listen(navigate);
  }, [dispatch, navigate]);
  useEffect(watchPointers, []);
  useEffect(() => {
    if (isBack) comeBack();
  }, [key, isBack]);
  useArrival();
  return children;
}
