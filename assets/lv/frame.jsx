// Two small things around every page: what the house announces, until it is dismissed, and the way back to the top.
import { useEffect, useState } from "react";
import { Icon } from "./icon.jsx";

const KEY = "lv-announced";
const SCREENS = 2;

/** What was dismissed stays away before the first paint (components/layout/theme.py); something new comes back. */
export function Announcement({ text = "" }) {
  useEffect(() => {
    let dismissed = "";
    try {
      dismissed = localStorage.getItem(KEY) ?? "";
    } catch {
      // Storage refused (private window): nothing is remembered.
    }
    if (dismissed !== text) delete document.documentElement.dataset.announced;
  }, [text]);
  const dismiss = () => {
    document.documentElement.dataset.announced = "";
    try {
      localStorage.setItem(KEY, text);
    } catch {
      // It is gone as long as the page lasts.
    }
  };
  return (
    <div className="announce">
      <p>{text}</p>
      <button type="button" className="icon-btn" aria-label="Dismiss the announcement" onClick={dismiss}><Icon name="close" /></button>
    </div>
  );
}

export function BackToTop() {
  const [far, setFar] = useState(false);
  useEffect(() => {
    const look = () => setFar(scrollY > SCREENS * innerHeight);
    look();
    addEventListener("scroll", look, { passive: true });
    return () => removeEventListener("scroll", look);
  }, []);
  const go = () => {
    scrollTo({ top: 0, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    document.querySelector(".mark")?.focus({ preventScroll: true });
  };
  return far ? (
    <button type="button" className="icon-btn to-top" aria-label="Back to the top" onClick={go}><Icon name="up" /></button>
  ) : null;
}
