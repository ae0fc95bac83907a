// The panels under the navigation. The first press on an entry opens its panel, the second follows it; a mouse that
// rests on one need not press. Down goes into the panel, the arrows move in it, Escape closes it and gives the focus
// back. Without script the entries are links to pages that show the same.
import { useEffect, useRef } from "react";
import { plainClick } from "./seed.jsx";

const DWELL_MS = 300;
const LEAVE_MS = 250; // a diagonal way from an entry into its panel crosses others

const entryOf = (item) => item.querySelector(":scope > a");
const hasPanel = (item) => Boolean(item?.querySelector(":scope > .panel"));

function drive(nav) {
  const items = () => [...nav.querySelectorAll(":scope > ul > li")];
  const also = () => [...nav.querySelectorAll(":scope > .panel a")];
  let timer = 0;
  const opened = () => items().find((item) => item.hasAttribute("data-open"));
  const links = (item) => [...item.querySelectorAll(":scope > .panel a"), ...also()];
  const beside = (item, step) => items()[items().indexOf(item) + step];

  const show = (item) => {
    clearTimeout(timer);
    for (const one of items()) {
      one.toggleAttribute("data-open", one === item);
      if (hasPanel(one)) entryOf(one).setAttribute("aria-expanded", String(one === item));
    }
    nav.toggleAttribute("data-open", Boolean(item));
  };
  const later = (item, wait) => {
    clearTimeout(timer);
    timer = setTimeout(() => show(item), wait);
  };

  const over = (event) => {
    if (event.pointerType !== "mouse") return;
    const item = event.target.closest("li:has(> .panel)");
    if (event.target.closest(".panel")) clearTimeout(timer);
    else if (item && item !== opened()) later(item, DWELL_MS);
    else if (!item && opened()) later(null, LEAVE_MS);
  };
  const leave = (event) => event.pointerType === "mouse" && later(null, LEAVE_MS);

  // Before the document's own listeners, which follow every link (seed.jsx).
  const click = (event) => {
    const link = nav.contains(event.target) && event.target.closest("a[href]");
    if (!link || !plainClick(event)) return;
    const item = items().find((one) => entryOf(one) === link);
    if (!hasPanel(item) || item === opened()) return show(null);
    event.preventDefault();
    event.stopPropagation();
    show(item);
  };

  const key = (event) => {
    const item = items().find((one) => one.contains(document.activeElement)) ?? opened();
    if (event.key === "Escape" && opened()) {
      const inside = document.activeElement.closest?.(".panel") && nav.contains(document.activeElement);
      if (inside) entryOf(opened()).focus();
      show(null);
    } else if (nav.contains(event.target) && item && moved(event, item)) event.preventDefault();
  };
  /** Whether the key led somewhere. */
  const moved = (event, item) => {
    const on = document.activeElement;
    if (on === entryOf(item)) return onEntry(event, item);
    const all = links(item);
    const at = all.indexOf(on);
    const to = { ArrowDown: all[at + 1] ?? all[0], ArrowUp: all[at - 1] ?? entryOf(item), Home: all[0], End: all.at(-1) }[event.key] ?? tabbed(event, item, at);
    to?.focus();
    return Boolean(to);
  };
  const onEntry = (event, item) => {
    if (event.key === "ArrowDown" && hasPanel(item)) {
      show(item);
      links(item)[0].focus();
      return true;
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && beside(item, step);
    if (next) entryOf(next).focus();
    return Boolean(next);
  };
  /** The collections stand behind every entry in the document, and behind the entry whose panel is open for the reader. */
  const tabbed = (event, item, at) => {
    if (event.key !== "Tab") return null;
    const all = links(item);
    const own = all.length - also().length;
    if (event.shiftKey) return at === own ? all[own - 1] : null;
    if (at === own - 1) return all[own];
    const next = at === all.length - 1 && beside(item, 1);
    return next ? entryOf(next) : null;
  };

  const out = (event) => {
    const to = event.relatedTarget;
    const stays = !to || opened()?.contains(to) || also().includes(to);
    if (!stays) show(null);
  };
  const outside = (event) => nav.contains(event.target) || show(null);
  const pairs = [
    [nav, "pointerover", over],
    [nav, "pointerleave", leave],
    [nav, "focusout", out],
    [window, "click", click, true],
    [document, "keydown", key],
    [document, "pointerdown", outside],
  ];
  for (const [on, name, handler, capture] of pairs) on.addEventListener(name, handler, capture);
  return () => {
    clearTimeout(timer);
    for (const [on, name, handler, capture] of pairs) on.removeEventListener(name, handler, capture);
  };
}

export function Panels({ label, children }) {
  const nav = useRef(null);
  useEffect(() => drive(nav.current), []);
  return <nav ref={nav} className="panels" aria-label={label}>{children}</nav>;
}
