// The card fields. They speak to the shop's page only through the port they are given once, and only ever hand over a
// PaymentMethod id: the number stays in this document and goes to the sandbox alone.
const UNKNOWN = { name: "", starts: /^/, digits: 16, cvc: 3 };
const BRANDS = [
  { name: "American Express", starts: /^3[47]/, digits: 15, cvc: 4 },
  { name: "Visa", starts: /^4/, digits: 16, cvc: 3 },
  { name: "Mastercard", starts: /^(5[1-5]|2[2-7])/, digits: 16, cvc: 3 },
  { name: "Discover", starts: /^6(011|5|4[4-9])/, digits: 16, cvc: 3 },
  { name: "JCB", starts: /^35/, digits: 16, cvc: 3 },
  { name: "UnionPay", starts: /^62/, digits: 16, cvc: 3 },
];
const VARIABLES = {
  colorPrimary: "--primary", colorBackground: "--background", colorText: "--text", colorTextSecondary: "--secondary",
  colorTextPlaceholder: "--placeholder", colorDanger: "--danger", fontFamily: "--font", fontSizeBase: "--size",
  fontWeightNormal: "--weight", borderRadius: "--radius", spacingUnit: "--unit", gridRowSpacing: "--row-gap",
  gridColumnSpacing: "--column-gap",
};
const FIELDS = ["number", "expiry", "cvc"];
const rules = new CSSStyleSheet();
document.adoptedStyleSheets.push(rules);
let port;
let key;
let lastChange = "";

const field = (id) => document.getElementById(id);
const digits = (id) => field(id).value.replace(/\D/g, "");
const brand = () => BRANDS.find(({ starts }) => starts.test(digits("number"))) || UNKNOWN;
const tell = (event, detail) => port?.postMessage({ event, detail });

function passesLuhn(number) {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  return [...number].reverse().reduce((sum, digit, i) => sum + (i % 2 ? doubled[digit] : +digit), 0) % 10 === 0;
}

const CHECKS = {
  number(value) {
    if (value.length < brand().digits) return ["incomplete_number", "Your card number is incomplete."];
    return passesLuhn(value) ? null : ["invalid_number", "Your card number is invalid."];
  },
  expiry(value) {
    if (value.length < 4) return ["incomplete_expiry", "Your card's expiration date is incomplete."];
    const month = +value.slice(0, 2);
    if (month < 1 || month > 12) return ["invalid_expiry_month", "Your card's expiration date is invalid."];
    const today = new Date();
    const past = (2000 + +value.slice(2)) * 12 + month < today.getFullYear() * 12 + today.getMonth() + 1;
    return past ? ["invalid_expiry_year_past", "Your card's expiration year is in the past."] : null;
  },
  cvc(value) {
    return value.length < brand().cvc ? ["incomplete_cvc", "Your card's security code is incomplete."] : null;
  },
};
const problem = (id) => CHECKS[id](digits(id));

function show(id, trouble) {
  field(id).setAttribute("aria-invalid", trouble ? "true" : "false");
  field(id).classList.toggle("Input--invalid", Boolean(trouble));
  field(`${id}-error`).textContent = trouble ? trouble[1] : "";
}

function announceChange() {
  const complete = FIELDS.every((id) => !problem(id));
  const empty = FIELDS.every((id) => !digits(id));
  const now = `${complete} ${empty}`;
  if (now !== lastChange) tell("change", { complete, empty, collapsed: false, value: { type: "card" } });
  lastChange = now;
}

function grouped(value) {
  const parts = brand().digits === 15 ? [value.slice(0, 4), value.slice(4, 10), value.slice(10)] : value.match(/.{1,4}/g) || [];
  return parts.filter(Boolean).join(" ");
}

function shaped(id, value) {
  if (id === "number") return grouped(value.slice(0, brand().digits));
  if (id === "cvc") return value.slice(0, brand().cvc);
  let date = /^[2-9]/.test(value) ? `0${value}` : value;
  if (date.length === 6) date = date.slice(0, 2) + date.slice(4); // filled in by the browser as MM/YYYY
  date = date.slice(0, 4);
  return date.length > 2 ? `${date.slice(0, 2)} / ${date.slice(2)}` : date;
}

function format(id) {
  const input = field(id);
  const before = input.value.slice(0, input.selectionStart).replace(/\D/g, "").length;
  const atEnd = before >= digits(id).length;
  input.value = shaped(id, digits(id));
  if (id === "number") field("brand").textContent = brand().name;
  if (atEnd) return;
  let place = 0; // keep the caret where the customer was typing
  for (let seen = 0; seen < before && place < input.value.length; place += 1) seen += /\d/.test(input.value[place]);
  input.setSelectionRange(place, place);
}

for (const id of FIELDS) {
  field(id).addEventListener("input", () => { format(id); show(id, null); announceChange(); });
  field(id).addEventListener("focus", () => tell("focus"));
  field(id).addEventListener("blur", () => { if (digits(id)) show(id, problem(id)); tell("blur"); });
}
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());

function dress({ theme = "stripe", variables = {}, rules: given = {} } = {}, surface = "") {
  const root = document.documentElement;
  root.dataset.theme = theme;
  root.style.setProperty("--surface", surface || "transparent");
  for (const [name, property] of Object.entries(VARIABLES)) {
    if (variables[name] === undefined) root.style.removeProperty(property);
    else root.style.setProperty(property, variables[name]);
  }
  rules.replaceSync("");
  for (const [selector, body] of Object.entries(given)) {
    if (!/^\.[A-Z][\w-]*(:{1,2}[a-z-]+)?$/.test(selector)) continue;
    const rule = rules.cssRules[rules.insertRule(`${selector} {}`, rules.cssRules.length)];
    for (const [name, value] of Object.entries(body)) {
      if (!/url\(/i.test(value)) rule.style.setProperty(name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`), value);
    }
  }
}

function addFonts(fonts = []) {
  for (const { cssSrc, family, src, weight = "400", style = "normal", unicodeRange = "U+0-10FFFF" } of fonts) {
    if (cssSrc) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: cssSrc }));
    else if (family) new FontFace(family, src, { weight, style, unicodeRange }).load().then((face) => document.fonts.add(face), () => {});
  }
}

function flatten(prefix, value, form) {
  for (const [name, inner] of Object.entries(value)) {
    if (inner && typeof inner === "object") flatten(`${prefix}[${name}]`, inner, form);
    else if (inner) form.append(`${prefix}[${name}]`, inner);
  }
}

async function createMethod({ billing_details: billing = {} }) {
  const date = digits("expiry");
  const form = new URLSearchParams({ type: "card" });
  const card = { number: digits("number"), exp_month: +date.slice(0, 2), exp_year: `20${date.slice(2)}`, cvc: digits("cvc") };
  flatten("card", card, form);
  flatten("billing_details", billing, form);
  try {
    const reply = await fetch("v1/payment_methods", { method: "POST", body: form, headers: { Authorization: `Bearer ${key}` } });
    const body = await reply.json();
    return body.error ? { error: body.error } : { value: body };
  } catch {
    return { error: { type: "api_connection_error", message: "We could not reach the payment service. Please try again." } };
  }
}

const METHODS = {
  dress({ appearance, surface }) { dress(appearance, surface); },
  focus() { field("number").focus(); },
  clear() {
    for (const id of FIELDS) { field(id).value = ""; format(id); show(id, null); }
    announceChange();
  },
  validate() {
    const troubles = FIELDS.map((id) => [id, problem(id)]);
    for (const [id, trouble] of troubles) show(id, trouble);
    const first = troubles.find(([, trouble]) => trouble);
    if (!first) return null;
    field(first[0]).focus();
    return { type: "validation_error", code: first[1][0], message: first[1][1] };
  },
  create: createMethod,
};

addEventListener("message", function start(event) {
  if (event.source !== parent || !event.ports[0]) return;
  removeEventListener("message", start);
  [port] = event.ports;
  key = event.data.key;
  addFonts(event.data.fonts);
  dress(event.data.appearance, event.data.surface);
  port.onmessage = async ({ data }) => port.postMessage({ reply: data.call, value: await METHODS[data.method]?.(data.args || {}) });
  const form = document.querySelector("form");
  new ResizeObserver(() => tell("resize", { height: form.offsetHeight + 8 })).observe(form);
  tell("resize", { height: form.offsetHeight + 8 });
  tell("ready");
});
