// Keeps the page of saved pieces readable without a connection; registered by lv/saved_copy.jsx for that page alone. The
// network is always asked first: what lies here is shown only when it does not answer.
const PAGE = "/lv/saved.html";
const FILES = "lv-saved-files";
const PICTURES = "lv-saved-pictures";
const NEEDED = [PAGE, "/lv/saved_offline.js", "/css/tokens.css", "/css/base.css", "/lv/saved_offline.css"];

self.addEventListener("install", (event) => {
  event.waitUntil(keepFiles().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(PAGE)));
  } else if (["image", "script", "style"].includes(request.destination)) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
  }
});

/** The page and what it needs, as they are now. */
async function keepFiles() {
  const files = await caches.open(FILES);
  await files.addAll(NEEDED.map((path) => new Request(path, { cache: "no-cache" })));
}

/** Fetch the pictures of the pieces saved now, let go of the others. */
async function keepPictures(wanted) {
  const pictures = await caches.open(PICTURES);
  const there = new Set((await pictures.keys()).map((request) => new URL(request.url).pathname));
  await Promise.all([...there].filter((path) => !wanted.includes(path)).map((path) => pictures.delete(path)));
  await Promise.allSettled(wanted.filter((path) => !there.has(path)).map((path) => pictures.add(path)));
}

self.addEventListener("message", (event) => {
  if (!Array.isArray(event.data?.pictures)) return;
  event.waitUntil(Promise.allSettled([keepFiles(), keepPictures(event.data.pictures)]));
});
