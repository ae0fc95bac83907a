// Follows the system until a choice is made, then remembers the choice. The choice is put on <html>
// before the first paint by the inline line in components/layout/theme.py; this is only the switch.
import { useSyncExternalStore } from "react";
import { Icon } from "./icon.jsx";
import { keep } from "./keep.js";

const KEY = "lv-theme";
const AFTER = { "": "dark", dark: "light", light: "" };
const WORDS = { "": "automatic", dark: "dark", light: "light" };
const watchers = new Set();

const read = () => document.documentElement.dataset.theme ?? "";
const subscribe = (notify) => {
  watchers.add(notify);
  return () => watchers.delete(notify);
};

function choose(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  keep(KEY, theme || null);
  watchers.forEach((notify) => notify());
}

export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, read, () => "");
  return (
    <button type="button" className="theme" onClick={() => choose(AFTER[theme])}>
      <Icon name="contrast" />
      <span>Theme: {WORDS[theme]}</span>
    </button>
  );
}
