// The door of a house: a letter is asked for, its code typed or its link confirmed. Only HTTP can set the cookie, so
// this asks the shop itself; then the whole page is loaded anew, because an open websocket keeps the cookie it began with.
import { useEffect, useRef, useState } from "react";
import { Icon } from "./icon.jsx";
import { keep } from "./keep.js";
import { backend } from "./seed.jsx";

const MOVED = "lv-door";
const AWAY = "This did not reach us. Please try again.";

/** The shop's answer, or a sentence why not. */
async function ask(path, body, query) {
  try {
    const answer = await fetch(`${backend()}/api/auth/${path}${query}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const said = answer.status === 204 ? {} : await answer.json();
    return answer.ok ? { said } : { problem: said.error?.message ?? AWAY };
  } catch {
    return { problem: AWAY };
  }
}

/** A page of somebody else begins: nothing of this tab's session on the server goes on, nor any copy of what was saved. */
async function goOn(url) {
  try {
    sessionStorage.removeItem("token");
    for (const name of Object.keys(localStorage)) if (name.startsWith("lv-saved")) localStorage.removeItem(name);
    await window.caches?.delete("lv-saved-pictures");
  } catch {
    // Where nothing can be kept, nothing was.
  }
  keep(MOVED, String(Date.now()));
  location.assign(url);
}

function Field({ name, label, help, problem, ...props }) {
  const id = `field-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} className="input" required aria-invalid={problem ? "true" : undefined} aria-describedby={problem ? `error-${name}` : `help-${name}`} {...props} />
      {help ? <p className="help" id={`help-${name}`}>{help}</p> : null}
      <div role="alert">
        {problem ? <p className="error" id={`error-${name}`}><Icon name="alert" /><span>{problem}</span></p> : null}
      </div>
    </div>
  );
}

export function Door({ status = "ask", email = "", token = "", back = "", button = "", house = "", prefix = "" }) {
  const [alive, setAlive] = useState(false);
  const [sentTo, setSentTo] = useState("");
  const [again, setAgain] = useState(false);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const heading = useRef(null);
  const query = prefix ? `?house=${house}` : "";
  // Before it is alive the browser would send the form by itself, and what is typed into the address.
  useEffect(() => setAlive(true), []);
  useEffect(() => {
    if (sentTo) heading.current?.focus();
  }, [sentTo]);

  const doing = (deed) => async (event) => {
    event?.preventDefault();
    const form = event?.target instanceof HTMLFormElement ? new FormData(event.target) : new FormData();
    setBusy(true);
    setProblem("");
    const trouble = await deed(form);
    if (trouble) setProblem(trouble);
    setBusy(false);
  };
  const enter = async (proof) => {
    const { said, problem: trouble } = await ask("sign-in", proof, query);
    if (said) goOn(said.back);
    return trouble;
  };
  const send = async (address) => {
    const { problem: trouble } = await ask("letters", { email: address, back }, query);
    if (trouble) return trouble;
    setSentTo(address);
  };

  if (status === "dead") return null;
  if (status === "confirm") {
    return (
      <form method="post" className="door" onSubmit={doing(() => enter({ token }))}>
        <p className="t-small ink-2">As <b className="ink-1">{email}</b></p>
        <button type="submit" className="btn" disabled={!alive || busy}>{button}</button>
        <div role="alert">{problem ? <p className="error"><Icon name="alert" /><span>{problem}</span></p> : null}</div>
      </form>
    );
  }
  if (!sentTo) {
    return (
      <form method="post" className="door" onSubmit={doing((form) => send(String(form.get("email")).trim()))}>
        <Field name="email" type="email" label="E-mail address" autoComplete="email" inputMode="email" maxLength={320} problem={problem} />
        <button type="submit" className="btn" disabled={!alive || busy}>{button}</button>
      </form>
    );
  }
  return (
    <form method="post" className="door" onSubmit={doing((form) => enter({ email: sentTo, code: String(form.get("code")) }))}>
      <h2 className="t-h3" tabIndex={-1} ref={heading}>Look at your letters</h2>
      <p className="t-body">We wrote to <b className="ink-1">{sentTo}</b>. Open the link in the letter, or type its six digits here.</p>
      <Field name="code" label="Code" help="Good for 15 minutes, once." autoComplete="one-time-code" inputMode="numeric" maxLength={7} pattern="[0-9 ]{6,7}" problem={problem} />
      <button type="submit" className="btn" disabled={busy}>Sign in</button>
      <div className="row door__else">
        <button type="button" className="link link--solo t-cap" disabled={busy} onClick={() => doing(async () => { setAgain(true); return send(sentTo); })()}>Send another letter</button>
        <button type="button" className="link link--solo t-cap" onClick={() => { setSentTo(""); setAgain(false); setProblem(""); }}>Use another address</button>
        <span role="status" className="t-cap ink-3">{again && !busy && !problem ? "Another letter is on its way" : ""}</span>
      </div>
    </form>
  );
}

/** Signs out here or everywhere, and watches for the other tabs: what somebody sees there is somebody else's now. */
export function SignOut({ house = "", prefix = "", home = "/" }) {
  const [problem, setProblem] = useState("");
  useEffect(() => {
    const moved = (event) => event.key === MOVED && location.reload();
    window.addEventListener("storage", moved);
    return () => window.removeEventListener("storage", moved);
  }, []);
  const leave = async (everywhere) => {
    const query = new URLSearchParams({ ...(prefix ? { house } : {}), ...(everywhere ? { everywhere: "true" } : {}) });
    const { said, problem: trouble } = await ask("sign-out", {}, `?${query}`);
    if (said) goOn(home);
    else setProblem(trouble);
  };
  return (
    <div className="row acct__out">
      <button type="button" className="btn btn--line btn--sm" onClick={() => leave(false)}>Sign out</button>
      <button type="button" className="link link--solo t-cap" onClick={() => leave(true)}>Sign out everywhere</button>
      <span role="alert" className="t-cap">{problem}</span>
    </div>
  );
}
