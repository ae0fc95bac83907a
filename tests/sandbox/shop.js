// A checkout as a shop writes it, driven by the tests through its address.
const asked = new URLSearchParams(location.search);
const dark = asked.get("look") === "dark";
document.documentElement.classList.toggle("dark", dark);
const light = { colorPrimary: "#8a6d3b", colorBackground: "#ffffff", colorText: "#221d18", colorDanger: "#a11d2b" };
const night = { colorPrimary: "#d9c08f", colorBackground: "#1d1b1f", colorText: "#f1ece4", colorDanger: "#ff9c9c" };
const appearance = {
  theme: dark ? "night" : "stripe",
  variables: { ...(dark ? night : light), fontFamily: "Georgia, serif", borderRadius: "0px", spacingUnit: "5px" },
  rules: { ".Label": { textTransform: "uppercase" } },
};
const setup = asked.get("mode") === "setup";
const out = document.getElementById("out");
let secret = asked.get("secret");

const stripe = Stripe("pk_test_browser");
const given = asked.has("deferred") || !secret ? { mode: setup ? "setup" : "payment", amount: 39000, currency: "eur" } : { clientSecret: secret };
const elements = stripe.elements({ ...given, appearance });
const element = elements.create("payment");
const express = elements.create("expressCheckout");
window.log = [];
for (const name of ["ready", "focus", "blur"]) element.on(name, () => log.push(name));
element.on("change", ({ complete }) => log.push(complete ? "complete" : "incomplete"));
express.on("ready", ({ availablePaymentMethods }) => log.push(`express:${availablePaymentMethods}`));
if (asked.has("strict")) { // mounted, taken away and mounted again, as React's strict mode does
  element.mount("#pay");
  element.unmount();
}
element.mount("#pay");
express.mount("#express");
Object.assign(window, { stripe, elements, element });

document.getElementById("go").addEventListener("click", async () => {
  out.textContent = "…";
  if (given.mode) {
    const checked = await elements.submit();
    if (checked.error) { out.textContent = `invalid: ${checked.error.message}`; return; }
  }
  secret ||= (await (await fetch(setup ? "/setup" : "/intent", { method: "POST" })).json()).secret;
  const confirmParams = { return_url: `${location.origin}/return` };
  const options = { elements, clientSecret: secret, confirmParams, redirect: asked.get("redirect") || "if_required" };
  const result = await (setup ? stripe.confirmSetup(options) : stripe.confirmPayment(options));
  const done = result.paymentIntent || result.setupIntent;
  out.textContent = result.error ? `error: ${result.error.code} ${result.error.message}` : done.status;
});
