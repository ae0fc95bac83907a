"""When the code of a page starts: after its first picture, because on a slow line they share the same bytes.

React Router starts its modules with one inline script and names them in the head so that they load at once. Here the
same script waits until the picture with high priority is seen (or a second and a half, or the first touch) and
names them then. The page is read and seen meanwhile; it was rendered on the server. What its first paint needs of the
stylesheet is inlined; the whole follows as a file, and the code waits for it, because it opens what was not in the page.
Sections that the first paint left out (``components.layout.theme``) are laid out when the code has started and nothing else is to
do, as many as an idle moment holds: all at once they would hold up a finger for a fifth of a second on a slow phone. One that comes
near the window does not wait.
"""

import json
import re

START = re.compile(r'<script type="module" async="">(.*?)</script>', re.DOTALL)
IMPORT = re.compile(r'^import (?:\* as (\w+) from )?"([^"]+)";', re.MULTILINE)
PRELOAD = re.compile(r'<link rel="modulepreload" href="([^"]+)"/>')
LONGEST_WAIT_MS = 1500
FRAME_WITHIN_MS = 100
"""The code starts a frame after the picture has come, so that it is seen first; a window nobody sees has no frames."""
LAID_OUT_WITHIN_MS = 8
"""What a section takes on a slow phone: with less than that left of an idle moment, the next waits for another."""
SCRIPT = """<script type="module">
const picture = document.querySelector('img[fetchpriority="high"]');
await new Promise((go) => {
  if (!picture || picture.complete) return go();
  for (const name of ["load", "error"]) picture.addEventListener(name, go, { once: true });
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, go, { once: true, passive: true });
  setTimeout(go, %(wait)d);
});
await new Promise((go) => {
  requestAnimationFrame(() => setTimeout(go));
  setTimeout(go, %(frame)d);
});
const sheet = document.querySelector("link[rel=stylesheet][disabled]");
const styled = sheet && new Promise((go) => Object.assign(sheet, { onload: go, onerror: go, media: "all", disabled: false }));
for (const href of %(modules)s) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
}
await styled;
%(start)s
const parts = [...document.querySelectorAll("[data-rests] :is(.part, .section, .foot, .plp__grid > li)")];
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
let at = 0;
whenIdle(function layOut(idle) {
  while (at < parts.length) {
    parts[at].style.contentVisibility = "visible";
    parts[at++].getBoundingClientRect();
    if (!(idle?.timeRemaining() > %(rest)d)) return whenIdle(layOut);
  }
  delete document.documentElement.dataset.rests;
  for (const part of parts) part.style.contentVisibility = "";
});</script>"""


def starts_late(document: str) -> bool:
    """Whether the document has the start that is put off."""
    return START.search(document) is not None


def after_first_picture(document: str) -> str:
    """The document with its start put off. One without React Router's script, such as the shell, comes back as it is."""
    found = START.search(document)
    if found is None:
        return document
    modules = PRELOAD.findall(document)
    values = {
        "wait": LONGEST_WAIT_MS,
        "frame": FRAME_WITHIN_MS,
        "rest": LAID_OUT_WITHIN_MS,
        "modules": json.dumps(modules),
        "start": IMPORT.sub(_awaited, found[1]),
    }
    return PRELOAD.sub("", document.replace(found[0], SCRIPT % values, 1))


def _awaited(statement: re.Match[str]) -> str:
    """A static import is fetched before anything else of its script runs, a dynamic one when it is reached."""
    name, address = statement.groups()
    loaded = f'await import("{address}");'
    return f"const {name} = {loaded}" if name else loaded
