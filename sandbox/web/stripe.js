// The part of Stripe.js the shop uses, answered by the payment sandbox. Card data never reaches this page: the fields
// live in a frame, which hands back a PaymentMethod id. All addresses are relative to where this script came from, so
// it works on the sandbox's own port and behind the shop's proxy alike.
(() => {
  const BASE = new URL(".", document.currentScript.src).href;
  const { origin: ORIGIN } = new URL(BASE);
  const UNREACHABLE = { type: "api_connection_error", message: "We could not reach the payment service. Please try again." };

  class IntegrationError extends Error { name = "IntegrationError"; }

  function encode(value, key = "", out = new URLSearchParams()) {
    if (value === undefined || value === null) return out;
    if (typeof value !== "object") out.append(key, value);
    else for (const [name, inner] of Object.entries(value)) encode(inner, key ? `${key}[${name}]` : name, out);
    return out;
  }

  function addressOf(secret) {
    if (!/^(pi|seti)_\w+_secret_\w+$/.test(secret || "")) throw new IntegrationError(`Invalid client secret: ${secret}`);
    const [id] = secret.split("_secret_");
    return `${id.startsWith("pi_") ? "payment_intents" : "setup_intents"}/${id}`;
  }

  const named = (intent) => ({ [intent.object === "payment_intent" ? "paymentIntent" : "setupIntent"]: intent });

  // The colour behind a node, when it is one plain opaque colour; the frame then paints it as its own ground.
  function surfaceBehind(node) {
    for (let here = node; here; here = here.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(here);
      if (backgroundImage !== "none") return "";
      if (/^rgb\(/.test(backgroundColor)) return backgroundColor;
      if (backgroundColor !== "rgba(0, 0, 0, 0)") return "";
    }
    return "";
  }

  // A field that loses the focus to a press on "Pay" may have something to say, and the frame then grows: if that moved
  // the button away between press and release, the browser would see no click. So nothing moves while a press lasts.
  class Press {
    constructor() {
      Object.assign(this, { lasts: false, waiting: null });
      addEventListener("pointerdown", () => { this.lasts = true; }, { capture: true });
      for (const end of ["pointerup", "pointercancel", "contextmenu"]) addEventListener(end, () => this.#end(), { capture: true });
    }
    after(act) {
      if (this.lasts) this.waiting = act;
      else act();
    }
    #end() {
      this.lasts = false;
      const act = this.waiting;
      this.waiting = null;
      if (act) setTimeout(act); // the click comes first
    }
  }
  const press = new Press();

  class Element {
    constructor(type, elements, options) {
      Object.assign(this, { type, elements, options, handlers: {}, waiting: new Map(), serial: 0 });
    }

    on(name, handler) { (this.handlers[name] ||= []).push(handler); return this; }
    once(name, handler) {
      const wrapped = (event) => { this.off(name, wrapped); handler(event); };
      return this.on(name, wrapped);
    }
    off(name, handler) {
      this.handlers[name] = (this.handlers[name] || []).filter((known) => handler && known !== handler);
      return this;
    }
    fire(name, detail = {}) {
      for (const handler of [...(this.handlers[name] || [])]) handler({ elementType: this.type, ...detail });
    }

    mount(where) {
      const node = typeof where === "string" ? document.querySelector(where) : where;
      if (!node) throw new IntegrationError(`The selector you specified (${where}) applies to no DOM elements.`);
      if (this.frame) throw new IntegrationError("This Element is already mounted. Unmount it first.");
      node.classList.add("StripeElement");
      this.node = node;
      if (this.type === "expressCheckout") { // no wallet exists here, and the element says so
        queueMicrotask(() => this.fire("ready", { availablePaymentMethods: undefined }));
        return;
      }
      this.frame = this.#newFrame();
      this.opened = new Promise((resolve) => {
        this.frame.addEventListener("load", () => this.#open(resolve), { once: true });
      });
      node.replaceChildren(this.frame);
    }

    #newFrame() {
      const frame = document.createElement("iframe");
      Object.assign(frame, { src: `${BASE}frame`, title: "Secure payment input frame", name: "sandbox-payment", allow: "payment" });
      // Four pixels on each side make room for the focus ring; a common colour scheme keeps the ground transparent.
      Object.assign(frame.style, { border: "0", display: "block", width: "calc(100% + 8px)", margin: "-4px", height: "0", colorScheme: "normal" });
      return frame;
    }

    #open(resolve) {
      const { port1, port2 } = new MessageChannel();
      const { appearance, fonts } = this.elements.options;
      this.port = port1;
      port1.onmessage = ({ data }) => {
        if (data.reply) {
          this.waiting.get(data.reply)?.(data.value);
          this.waiting.delete(data.reply);
        } else if (data.event === "resize") {
          press.after(() => { if (this.frame) this.frame.style.height = `${data.detail.height}px`; });
        } else {
          if (data.event === "ready") resolve();
          this.fire(data.event, data.detail);
        }
      };
      const message = { key: this.elements.stripe.key, appearance, fonts, surface: surfaceBehind(this.node) };
      this.frame.contentWindow.postMessage(message, ORIGIN, [port2]);
    }

    async call(method, args) {
      if (!this.frame) throw new IntegrationError("Please ensure the Element is mounted before using it.");
      await this.opened;
      this.serial += 1;
      const { serial } = this;
      return new Promise((resolve) => {
        this.waiting.set(serial, resolve);
        this.port.postMessage({ call: serial, method, args });
      });
    }

    dress() {
      if (this.frame) this.call("dress", { appearance: this.elements.options.appearance, surface: surfaceBehind(this.node) });
    }
    update(options) { Object.assign(this.options, options); return this; }
    focus() { this.call("focus"); }
    blur() { this.frame?.blur(); }
    clear() { this.call("clear"); }
    collapse() {}
    unmount() {
      this.port?.close();
      this.frame?.remove();
      this.frame = null;
      this.node?.classList.remove("StripeElement");
      return this;
    }
    destroy() {
      this.unmount();
      this.elements.made = this.elements.made.filter((element) => element !== this);
    }
  }

  class Elements {
    constructor(stripe, options = {}) {
      const { clientSecret, mode, amount, currency } = options;
      if (!clientSecret && !mode) throw new IntegrationError("elements() needs `mode` or `clientSecret` here.");
      if (mode && mode !== "setup" && !(Number.isInteger(amount) && currency)) {
        throw new IntegrationError("In `payment` mode, elements() needs an integer `amount` and a `currency`.");
      }
      Object.assign(this, { stripe, options: { ...options }, made: [], submitted: false });
    }

    create(type, options = {}) {
      if (!["payment", "expressCheckout"].includes(type)) throw new IntegrationError(`This sandbox has no '${type}' Element.`);
      if (this.getElement(type)) throw new IntegrationError(`Can only create one Element of type ${type}.`);
      const element = new Element(type, this, { ...options });
      this.made.push(element);
      return element;
    }
    getElement(type) { return this.made.find((element) => element.type === type) || null; }
    update(options) {
      Object.assign(this.options, options);
      this.submitted = false;
      this.getElement("payment")?.dress();
    }
    async fetchUpdates() { return {}; }
    async submit() {
      const error = await this.paymentElement().call("validate");
      this.submitted = !error;
      return error ? { error } : { selectedPaymentMethod: "card" };
    }
    paymentElement() {
      const element = this.getElement("payment");
      if (!element) throw new IntegrationError("elements has no Payment Element: create and mount one first.");
      return element;
    }
  }

  class Client {
    constructor(key) { this.key = key; }

    async request(method, path, params = {}) {
      const query = encode(params).toString();
      const reads = method === "GET";
      const headers = { Authorization: `Bearer ${this.key}`, "Content-Type": "application/x-www-form-urlencoded" };
      try {
        const reply = await fetch(`${BASE}v1/${path}${reads && query ? `?${query}` : ""}`, { method, headers, body: reads ? undefined : query });
        const body = await reply.json();
        return body.error ? { error: body.error } : { value: body };
      } catch {
        return { error: UNREACHABLE };
      }
    }

    elements(options) { return new Elements(this, options); }

    async #retrieve(secret) {
      const { value, error } = await this.request("GET", addressOf(secret), { client_secret: secret });
      return error ? { error } : named(value);
    }
    retrievePaymentIntent(secret) { return this.#retrieve(secret); }
    retrieveSetupIntent(secret) { return this.#retrieve(secret); }

    async createPaymentMethod({ elements, params = {}, ...legacy }) {
      if (!elements) throw new IntegrationError(`createPaymentMethod needs { elements }; got ${Object.keys(legacy)}.`);
      if (!elements.submitted) throw new IntegrationError("elements.submit() must be called before stripe.createPaymentMethod().");
      const made = await elements.paymentElement().call("create", params);
      return made.error ? { error: made.error } : { paymentMethod: made.value };
    }

    confirmPayment(options) { return this.#confirm(options, "payment_intent"); }
    confirmSetup(options) { return this.#confirm(options, "setup_intent"); }

    async #confirm({ elements, clientSecret = elements?.options.clientSecret, confirmParams = {}, redirect = "always" }, kind) {
      const address = addressOf(clientSecret);
      if (redirect === "always" && !confirmParams.return_url) {
        throw new IntegrationError("`return_url` is required unless redirect is 'if_required'.");
      }
      const { payment_method_data: extra = {}, save_payment_method: _, ...rest } = confirmParams;
      if (elements && !confirmParams.payment_method) {
        const chosen = await this.#cardFrom(elements, clientSecret, extra);
        if (chosen.error) return chosen;
        rest.payment_method = chosen.value.id;
      }
      const sent = await this.request("POST", `${address}/confirm`, { ...rest, use_stripe_sdk: true, client_secret: clientSecret });
      const result = sent.error ? { error: sent.error } : await this.#act(sent.value, elements?.options);
      return redirect === "if_required" ? result : this.#leave(result, confirmParams.return_url, kind);
    }

    // What Stripe enforces: submit() first for a deferred intent, and the intent equal to what elements() was told.
    async #cardFrom(elements, secret, extra) {
      if (elements.options.mode && !elements.submitted) {
        throw new IntegrationError("elements.submit() must be called before stripe.confirmPayment().");
      }
      if (!elements.options.mode) {
        const { error } = await elements.submit();
        if (error) return { error };
      }
      const error = await this.#mismatch(elements.options, secret);
      return error ? { error } : elements.paymentElement().call("create", extra);
    }

    async #mismatch({ mode, amount, currency, setupFutureUsage = null }, secret) {
      if (mode !== "payment") return null;
      const { paymentIntent, error } = await this.#retrieve(secret);
      if (error) return error;
      const told = { amount, currency, setup_future_usage: setupFutureUsage };
      const wrong = Object.keys(told).find((name) => (paymentIntent[name] ?? null) !== told[name]);
      if (!wrong) return null;
      const message = `The PaymentIntent's ${wrong} (${paymentIntent[wrong]}) does not match the one given to elements().`;
      return { type: "invalid_request_error", message };
    }

    async #act(intent, { appearance, fonts } = {}) {
      if (intent.status !== "requires_action") return named(intent);
      await this.#challenge(`${BASE}challenge/${intent.id}?secret=${intent.client_secret}&framed=yes`, { appearance, fonts });
      const after = await this.#retrieve(intent.client_secret);
      const now = after.paymentIntent || after.setupIntent;
      const failure = now?.last_payment_error || now?.last_setup_error;
      return failure && now.status === "requires_payment_method" ? { error: { ...failure, [now.object]: now } } : after;
    }
    async handleNextAction({ clientSecret }) {
      const got = await this.#retrieve(clientSecret);
      return got.error ? got : this.#act(got.paymentIntent || got.setupIntent);
    }

    #leave(result, returnUrl, kind) {
      const intent = result.paymentIntent || result.setupIntent;
      if (!intent) return result;
      const to = new URL(returnUrl);
      to.searchParams.set(kind, intent.id);
      to.searchParams.set(`${kind}_client_secret`, intent.client_secret);
      to.searchParams.set("redirect_status", "succeeded");
      location.assign(to);
      return new Promise(() => {});
    }

    // The bank's page in a modal dialog: the page behind is inert, and focus returns to where it was. Every property is
    // said here, because a shop's reset takes a dialog its margins, and with them the middle of the window.
    #challenge(url, look) {
      const before = document.activeElement;
      const dialog = document.createElement("dialog");
      const frame = document.createElement("iframe");
      dialog.setAttribute("aria-label", "3-D Secure authentication");
      Object.assign(dialog.style, { position: "fixed", inset: "0", margin: "auto", padding: "0", border: "0", borderRadius: "2px", overflow: "hidden", width: "min(420px, 92vw)", height: "fit-content", maxHeight: "90vh", boxShadow: "0 24px 80px rgb(0 0 0 / 0.35)" });
      Object.assign(frame, { src: url, title: "3-D Secure authentication", name: "sandbox-challenge" });
      Object.assign(frame.style, { border: "0", display: "block", width: "100%", height: "232px", maxHeight: "90vh", background: "#fff", colorScheme: "normal" });
      dialog.append(frame);
      dialog.addEventListener("cancel", (event) => event.preventDefault());
      document.body.append(dialog);
      dialog.showModal();
      frame.focus();
      return new Promise((resolve) => {
        const finish = () => {
          removeEventListener("message", hear);
          dialog.remove();
          before?.focus?.();
          resolve();
        };
        const hear = (event) => {
          if (event.source !== frame.contentWindow || event.origin !== ORIGIN) return;
          const { sandbox, height } = event.data ?? {};
          if (sandbox === "challenge-open") frame.contentWindow.postMessage({ sandbox: "challenge-look", ...look }, ORIGIN);
          if (sandbox === "challenge-height") frame.style.height = `${height}px`;
          if (sandbox === "challenge-done") finish();
        };
        addEventListener("message", hear);
        dialog.addEventListener("close", finish, { once: true });
      });
    }

    paymentRequest() {
      return { canMakePayment: async () => null, on() {}, show() { throw new IntegrationError("No wallet is available."); } };
    }
    // React's wrapper refuses an object without these names; the card-only API itself is not offered.
    createToken() { throw new IntegrationError("This sandbox has no tokens: use PaymentMethods."); }
    confirmCardPayment() { throw new IntegrationError("This sandbox has no card Element: use confirmPayment."); }
    _registerWrapper() {}
    registerAppInfo() {}
  }

  window.Stripe = function Stripe(key) {
    if (!/^pk_test_/.test(key || "")) throw new IntegrationError("The sandbox takes publishable test keys only (pk_test_...).");
    return new Client(key);
  };
  window.Stripe.version = "sandbox";
})();
