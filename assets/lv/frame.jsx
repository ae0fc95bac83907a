// Two small things around every page: what the house announces, until it is dismissed, and the way back to the top.
import { useEffect, useState } from "react";
import { calm } from "./calm.js";
import { Icon } from "./icon.jsx";
import { keep, recall } from "./keep.js";

const KEY = "lv-announced";
const SCREENS = 2;
const READING_MS = 2500;

/** What was dismissed stays away before the first paint (components/layout/theme.py); something new comes back. */
export function Announcement({ text = "" }) {
  useEffect(() => {
    if (recall(KEY) !== text) delete document.documentElement.dataset.announced;
  }, [text]);
  const dismiss = () => {
    document.documentElement.dataset.announced = "";
    keep(KEY, text);
  };
  return (
    <div className="announce">
      <p>{text}</p>
      <button type="button" className="icon-btn" aria-label="Dismiss the announcement" onClick={dismiss}><Icon name="close" /></button>
    </div>
  );
}

/** It stands on the page, so it fades while somebody reads and comes with the next movement. In the footer it has a place of its own. */
export function BackToTop() {
  const [far, setFar] = useState(false);
  const [reading, setReading] = useState(false);
  useEffect(() => {
    let rest;
    const atEnd = () => document.querySelector(".foot__base")?.getBoundingClientRect().top < innerHeight;
    const look = () => {
      clearTimeout(rest);
      setFar(scrollY > SCREENS * innerHeight);
      setReading(false);
      rest = setTimeout(() => setReading(!atEnd()), READING_MS);
    };
    look();
    addEventListener("scroll", look, { passive: true });
    return () => {
      clearTimeout(rest);
      removeEventListener("scroll", look);
    };
  }, []);
  const go = () => {
    scrollTo({ top: 0, behavior: calm() ? "auto" : "smooth" });
    document.querySelector(".mark")?.focus({ preventScroll: true });
  };
  return far ? (
    <button type="button" className="icon-btn to-top" data-reading={reading || undefined} aria-label="Back to the top" onClick={go}><Icon name="up" /></button>
  ) : null;
}

/** Links of the footer: a column under its name, on a narrow page a fold (shell.css). Without script all are open. */
export function FootColumn({ title, children }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="foot__c" data-open={open || undefined}>
      <h2>
        <span>{title}</span>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>{title}<Icon name={open ? "minus" : "plus"} /></button>
      </h2>
      {children}
    </div>
  );
}
