// The door of a house: a letter is asked for, its code typed or its link confirmed; a password stands beside it. Only HTTP
// can set the cookie, so this asks the shop itself; then the whole page is loaded anew, because an open websocket keeps the
// cookie it began with.
import { useEffect, useRef, useState } from "react";
import { ask, Field, goOn, MOVED, Problem, useDeed } from "./door_parts.jsx";
import { ByPassword, Choose, Forgotten, Verify } from "./secret.jsx";

export function Door({ status = "ask", email = "", token = "", back = "", button = "", rule = "", house = "", prefix = "" }) {
  const [sentTo, setSentTo] = useState("");
  const [chosen, setChosen] = useState("");
  const [again, setAgain] = useState(false);
  const { waits, busy, problem, setProblem, doing } = useDeed();
  const heading = useRef(null);
  const query = prefix ? `?house=${house}` : "";
  useEffect(() => {
    if (sentTo) heading.current?.focus();
  }, [sentTo]);

  const enter = async (proof) => {
    const { said, problem: trouble } = await ask("auth/sign-in", proof, query);
    if (said) goOn(said.back);
    return trouble;
  };
  const send = async (address) => {
    const { problem: trouble } = await ask("auth/letters", { email: address, back }, query);
    if (trouble) return trouble;
    setSentTo(address);
  };

  const register = async (form) => {
    const address = String(form.get("email")).trim();
    const password = String(form.get("password"));
    const { problem: trouble } = await ask("auth/register", { email: address, password }, query);
    if (trouble) return trouble;
    setChosen(password);
    setSentTo(address);
  };

  if (status === "dead") return null;
  if (status === "forgotten") return <Forgotten button={button} query={query} />;
  if (status === "choose") return <Choose {...{ email, token, button, rule, query }} />;
  if (status === "verify" || chosen) return <Verify {...{ token, query }} email={email || sentTo} chosen={chosen} />;
  if (status === "confirm") {
    return (
      <form method="post" className="door" onSubmit={doing(() => enter({ token }))}>
        <p className="t-small ink-2">As <b className="ink-1">{email}</b></p>
        <button type="submit" className="btn" disabled={waits}>{button}</button>
        <Problem text={problem} />
      </form>
    );
  }
  if (!sentTo) {
    return (
      <div className="door">
        <form method="post" className="door" onSubmit={doing((form) => send(String(form.get("email")).trim()))}>
          <Field name="email" type="email" label="E-mail address" autoComplete="email" inputMode="email" maxLength={320} problem={problem} />
          <button type="submit" className="btn" disabled={waits}>{button}</button>
        </form>
        <ByPassword {...{ isNew: status === "new", back, rule, query, prefix, register }} />
      </div>
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
    const { said, problem: trouble } = await ask("auth/sign-out", {}, `?${query}`);
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
