// What this browser remembers for its reader. Where storage is refused (private windows, some settings) even asking
// throws; then nothing is remembered and nothing breaks.

/** The text kept under a name, or null. */
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keep a text under a name; null lets go of it. */
export function keep(name, text) {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // It lasts as long as the page.
  }
}

/** The list of texts kept under a name; an empty one for anything else. */
export function recallList(name) {
  try {
    const found = JSON.parse(recall(name) ?? "[]");
    return Array.isArray(found) ? found.filter((text) => typeof text === "string") : [];
  } catch {
    return [];
  }
}

export const keepList = (name, texts) => keep(name, JSON.stringify(texts));
