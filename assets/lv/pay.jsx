// The payment form. The supplier's script comes from the shop's own setting; the card never touches
// our page. Order of things on Pay: the form checks itself, the server reprices, holds the stock and
// answers with a client secret, and only then is the payment confirmed. `attempt` counts the server's
// answers, so that a second try with the same secret is an answer too.
import { useEffect, useRef, useState } from "react";

const ANSWER_MS = 30000;
const SILENT = "The shop did not answer. Nothing has been charged; please try again.";
const NOTHING = "Nothing was charged, and your bag is as it was.";
const NEXT = "Check the card or use another, then press Pay again.";
/** What went wrong and what to do next, which the supplier's own sentence may have said already. */
const advised = (sentence) => [sentence, NOTHING, /different|another/i.test(sentence) ? "" : NEXT].join(" ").trim();
const NOT_LOADED = "The payment form could not be loaded. Check the connection and reload the page; nothing is lost.";

function loadScript(url) {
  const found = document.querySelector(`script[src="${url}"]`);
  if (window.Stripe) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = found ?? Object.assign(document.createElement("script"), { src: url, async: true });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => { script.remove(); reject(new Error(NOT_LOADED)); });
    if (!found) document.head.append(script);
  });
}

// light-dark() and color-mix() are resolved only on a real element, so each colour is asked of one.
function appearanceOf(host) {
  const probe = host.appendChild(document.createElement("span"));
  const colour = (token) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const style = getComputedStyle(host);
  const radius = style.getPropertyValue("--r-field").trim() || style.getPropertyValue("--r-control").trim();
  const appearance = {
    theme: "flat",
    labels: "above",
    variables: {
      colorPrimary: colour("--ink-1"),
      colorText: colour("--ink-1"),
      colorTextSecondary: colour("--ink-2"),
      colorTextPlaceholder: colour("--ink-3"),
      colorBackground: colour("--surface-1"),
      colorDanger: colour("--err"),
      fontFamily: style.fontFamily,
      fontSizeBase: "16px",
      borderRadius: radius,
      spacingUnit: "4px",
    },
    rules: { ".Input": { border: `1px solid ${colour("--line-strong")}`, padding: "14px 16px" } },
  };
  probe.remove();
  return appearance;
}

/** The faces of the family that the shop's own sheet brings, with whole addresses: the fields lie in another document. */
function facesOf(host) {
  const [family] = getComputedStyle(host).fontFamily.split(",");
  const bare = (name) => name.trim().replaceAll(/["']/g, "");
  const rules = [...document.styleSheets].flatMap((sheet) => (sheet.href && new URL(sheet.href).origin !== location.origin ? [] : [...sheet.cssRules]));
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule && bare(rule.style.getPropertyValue("font-family")) === bare(family));
  return faces.map(({ style, parentStyleSheet }) => {
    const [, path] = /url\(["']?([^"')]+)/.exec(style.getPropertyValue("src")) ?? [];
    const said = { family: bare(family), src: `url(${new URL(path, parentStyleSheet.href ?? location.href)})`, display: "swap" };
    for (const [name, property] of [["weight", "font-weight"], ["style", "font-style"], ["unicodeRange", "unicode-range"]]) {
      const value = style.getPropertyValue(property);
      if (value) said[name] = value;
    }
    return said;
  }).filter(({ src }) => !src.includes("undefined"));
}

export function PayPanel({ publishableKey, scriptUrl, clientSecret = "", attempt = 0, amount, currency, returnUrl, payLabel, problem = "", note = "", onSubmit, onResult }) {
  const host = useRef(null);
  const stripe = useRef(null);
  const elements = useRef(null);
  const sent = useRef(null);
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState("");
  const alert = useRef(null);

  useEffect(() => {
    if (message) alert.current.focus();
  }, [message]);

  const stop = (text) => {
    sent.current = null;
    setBusy(false);
    setMessage(text);
  };

  useEffect(() => {
    if (!publishableKey || !scriptUrl || amount <= 0) return;
    if (elements.current) {
      elements.current.update({ amount, currency: currency.toLowerCase() });
      return;
    }
    let gone = false;
    loadScript(scriptUrl)
      .then(() => {
        if (gone || elements.current) return;
        stripe.current = window.Stripe(publishableKey);
        elements.current = stripe.current.elements({ mode: "payment", amount, currency: currency.toLowerCase(), appearance: appearanceOf(host.current), fonts: facesOf(host.current) });
        const payment = elements.current.create("payment", { layout: "tabs" });
        payment.on("ready", () => setReady(true));
        payment.on("loaderror", () => setMessage(NOT_LOADED));
        payment.mount(host.current);
      })
      .catch((failure) => setMessage(failure.message));
    return () => { gone = true; };
  }, [publishableKey, scriptUrl, amount, currency]);

  const confirm = async () => {
    const result = await stripe.current.confirmPayment({
      elements: elements.current,
      clientSecret,
      redirect: "if_required",
      confirmParams: { return_url: new URL(returnUrl, location.origin).href },
    });
    if (result.error) {
      stop(advised(result.error.message));
      onResult?.("error", result.error.message);
    } else {
      onResult?.(result.paymentIntent.status, result.paymentIntent.id);
    }
  };

  useEffect(() => {
    const asked = sent.current;
    if (!asked) return;
    const refused = problem && (problem !== asked.problem || attempt !== asked.attempt);
    if (refused) return stop("");
    if (!clientSecret || (clientSecret === asked.clientSecret && attempt === asked.attempt)) return;
    sent.current = null;
    clearTimeout(asked.timer);
    confirm();
  }, [clientSecret, attempt, problem]);

  const pay = async (event) => {
    event.preventDefault();
    if (busy || !elements.current) return;
    setBusy(true);
    setMessage("");
    const { error } = await elements.current.submit();
    if (error) return stop(error.message);
    const timer = setTimeout(() => sent.current?.timer === timer && stop(SILENT), ANSWER_MS);
    sent.current = { clientSecret, attempt, problem, timer };
    onSubmit?.();
  };

  return (
    <form className="pay" onSubmit={pay} noValidate>
      <div className="pay__box">
        <div ref={host} />
        {ready ? null : <div className="pay__wait" aria-hidden="true"><span className="skel skel--t" /><span className="skel skel--t" /><span className="skel skel--t" /></div>}
      </div>
      <p ref={alert} tabIndex={-1} className="error" role="alert">{message}</p>
      <button type="submit" className="btn btn--block co__pay" disabled={busy} aria-busy={busy}>{payLabel}</button>
      {note ? <p className="t-cap ink-3">{note}</p> : null}
    </form>
  );
}
