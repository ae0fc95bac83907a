// Shows the copy of what was saved that this browser keeps. No price in it is today's, and each says of which day it is.
const LOOK_MS = 5000;
const DAYS = "en-GB"; // as the shop writes them: 26 November 2026
const prefix = location.pathname.replace(/\/wishlist.*$/, "");

function copy() {
  try {
    return JSON.parse(localStorage.getItem(`lv-saved${prefix}`) ?? "null");
  } catch {
    return null;
  }
}

function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function piece(one, day) {
  const item = make("li");
  if (one.picture) {
    const picture = make("img");
    picture.src = one.picture;
    picture.alt = "";
    item.append(picture);
  }
  item.append(make("h3", one.name, "t-h3"));
  if (one.maker) item.append(make("p", one.maker, "t-cap"));
  item.append(make("p", `${one.price} as of ${day}`, "copy__asof"));
  if (one.note) item.append(make("p", one.note, "t-small"));
  return item;
}

const main = document.getElementById("copy");
const kept = copy();
if (kept) {
  document.querySelector(".house").dataset.house = kept.house;
  const at = new Date(kept.at);
  const day = at.toLocaleDateString(DAYS, { day: "numeric", month: "long", year: "numeric" });
  const time = at.toLocaleTimeString(DAYS, { hour: "2-digit", minute: "2-digit" });
  main.replaceChildren(
    make("h1", "Saved", "t-h1"),
    make("p", `You are offline. This is what you had saved as of ${day}, ${time}; prices and what is left may have changed since.`, "t-body"),
    ...kept.lists.flatMap((list) => {
      const pieces = make("ul");
      pieces.append(...list.pieces.map((one) => piece(one, day)));
      return [make("h2", list.name, "t-h2"), pieces];
    }),
  );
} else {
  main.append(make("p", "Nothing that was saved is kept in this browser.", "t-body"));
}
const again = make("button", "Try again");
again.type = "button";
again.addEventListener("click", () => location.reload());
main.append(again);

/** The shop's own page comes back by itself. A network that is there need not answer yet, so the shop is asked. */
async function look() {
  try {
    await fetch(location.href, { method: "HEAD", cache: "no-store" });
    location.reload();
  } catch {
    // Still away.
  }
}
window.addEventListener("online", look);
setInterval(look, LOOK_MS);
