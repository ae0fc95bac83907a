// The bank's page inside the shop's dialog: focus starts on the first button and stays on the two of them. The dialog is as
// high as what is in it, and set in the face and colours of the shop it lies over.
const buttons = [...document.querySelectorAll("button")];
const LOOKS = { fontFamily: "--font", colorBackground: "--ground", colorText: "--text", colorTextSecondary: "--secondary", borderRadius: "--radius" };

function look({ appearance: { variables = {} } = {}, fonts = [] }) {
  for (const [name, property] of Object.entries(LOOKS)) {
    if (variables[name]) document.documentElement.style.setProperty(property, variables[name]);
  }
  for (const { family, src, weight = "400", style = "normal", unicodeRange = "U+0-10FFFF" } of fonts.filter((font) => font.family)) {
    new FontFace(family, src, { weight, style, unicodeRange }).load().then((face) => document.fonts.add(face), () => {});
  }
}

if (parent !== window) {
  const say = (sandbox, more) => parent.postMessage({ sandbox, ...more }, "*");
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.sandbox === "challenge-look") look(data);
  });
  say("challenge-open");
  new ResizeObserver(() => say("challenge-height", { height: document.body.offsetHeight })).observe(document.body);
  buttons[0]?.focus();
  if (document.querySelector("[data-challenge=done]")) say("challenge-done");
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Tab" || !buttons.length) return;
  event.preventDefault();
  const step = event.shiftKey ? buttons.length - 1 : 1;
  buttons[(buttons.indexOf(document.activeElement) + step) % buttons.length].focus();
});
