// A password beside the letter: typed to sign in, chosen, forgotten, and changed in the account.
import { useEffect, useId, useRef, useState } from "react";
import { ask, Field, goOn, Problem, useDeed } from "./door_parts.jsx";

/** A field that shows what is typed when it is asked to. ``isNew`` tells password managers to offer one. */
function Secret({ name = "password", label = "Password", isNew = false, rule = "", problem }) {
  const [shown, setShown] = useState(false);
  return (
    <Field name={name} label={label} type={shown ? "text" : "password"} autoComplete={isNew ? "new-password" : "current-password"} maxLength={128} autoCapitalize="none" autoCorrect="off" spellCheck={false} help={rule} problem={problem}>
      <button type="button" className="link t-cap secret__show" aria-pressed={shown} onClick={() => setShown(!shown)}>{shown ? "Hide" : "Show"}<span className="vh"> what is typed</span></button>
    </Field>
  );
}

function Mail({ value = "" }) {
  return <Field name="email" type="email" label="E-mail address" autoComplete="username" inputMode="email" maxLength={320} defaultValue={value} />;
}

/** So that a password manager knows whose password this is. */
function Whose({ email }) {
  return <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />;
}

/** Folded, because the letter is the first way. */
export function ByPassword({ isNew, back, rule, query, prefix, register }) {
  const { waits, problem, doing } = useDeed();
  const enter = async (form) => {
    const proof = { email: String(form.get("email")).trim(), password: String(form.get("password")), back };
    const { said, problem: trouble } = await ask("auth/sign-in", proof, query);
    if (said) goOn(said.back);
    return trouble;
  };
  return (
    <details className="secret">
      <summary>{isNew ? "Choose a password as well" : "Use a password instead"}</summary>
      <form method="post" className="door" onSubmit={doing(isNew ? register : enter)}>
        <Mail />
        <Secret isNew={isNew} rule={isNew ? rule : ""} problem={problem} />
        <div className="row door__else">
          <button type="submit" className="btn btn--line" disabled={waits}>{isNew ? "Open the account" : "Sign in"}</button>
          {isNew ? null : <a className="link link--solo t-cap" href={`${prefix}/forgot-password`}>Forgotten, or none yet</a>}
        </div>
      </form>
    </details>
  );
}

/** A letter to choose another password by. */
export function Forgotten({ button, query }) {
  const { waits, problem, doing } = useDeed();
  const [sentTo, setSentTo] = useState("");
  const heading = useRef(null);
  useEffect(() => {
    if (sentTo) heading.current?.focus();
  }, [sentTo]);
  if (sentTo) {
    return (
      <div className="door">
        <h2 className="t-h3" tabIndex={-1} ref={heading}>Look at your letters</h2>
        <p className="t-body">We wrote to <b className="ink-1">{sentTo}</b>. The link in the letter opens a page to choose a password on, once, within a quarter of an hour.</p>
        <button type="button" className="link link--solo t-cap" onClick={() => setSentTo("")}>Use another address</button>
      </div>
    );
  }
  const send = async (form) => {
    const email = String(form.get("email")).trim();
    const { problem: trouble } = await ask("auth/forgotten", { email }, query);
    if (!trouble) setSentTo(email);
    return trouble;
  };
  return (
    <form method="post" className="door" onSubmit={doing(send)}>
      <Field name="email" type="email" label="E-mail address" autoComplete="email" inputMode="email" maxLength={320} problem={problem} />
      <button type="submit" className="btn" disabled={waits}>{button}</button>
    </form>
  );
}

/** The page behind the link of that letter. */
export function Choose({ email, token, button, rule, query }) {
  const { waits, problem, doing } = useDeed();
  const choose = async (form) => {
    const { said, problem: trouble } = await ask("auth/reset", { token, password: String(form.get("password")) }, query);
    if (said) goOn(said.back);
    return trouble;
  };
  return (
    <form method="post" className="door" onSubmit={doing(choose)}>
      <p className="t-small ink-2">For <b className="ink-1">{email}</b></p>
      <Whose email={email} />
      <Secret label="New password" isNew rule={rule} problem={problem} />
      <button type="submit" className="btn" disabled={waits}>{button}</button>
    </form>
  );
}

/** An address is proved: by the link of a letter, or by its code. The password that was chosen is asked for unless this
 * very page still knows it. */
export function Verify({ token, email, chosen, query }) {
  const { waits, problem, doing } = useDeed();
  const heading = useRef(null);
  useEffect(() => {
    if (chosen) heading.current?.focus();
  }, [chosen]);
  const verify = async (form) => {
    const proof = token ? { token } : { email: email || String(form.get("email")).trim(), code: String(form.get("code")) };
    const { said, problem: trouble } = await ask("auth/verify", { ...proof, password: chosen || String(form.get("password")) }, query);
    if (said) goOn(said.back);
    return trouble;
  };
  return (
    <form method="post" className="door" onSubmit={doing(verify)}>
      {chosen ? <h2 className="t-h3" tabIndex={-1} ref={heading}>Look at your letters</h2> : null}
      {chosen ? <p className="t-body">We wrote to <b className="ink-1">{email}</b>. Type the six digits of the letter here, or open its link.</p> : null}
      {token ? <p className="t-small ink-2">For <b className="ink-1">{email}</b></p> : null}
      {token ? <Whose email={email} /> : null}
      {token || email ? null : <Mail />}
      {token ? null : <Field name="code" label="Code" help="Six digits, good for 15 minutes, once." autoComplete="one-time-code" inputMode="numeric" maxLength={7} pattern="[0-9 ]{6,7}" />}
      {chosen ? <Problem text={problem} /> : <Secret label="The password you chose" problem={problem} />}
      <button type="submit" className="btn" disabled={waits}>Confirm the address</button>
    </form>
  );
}

/** In the account: a first password, or another one. */
export function OwnPassword({ has = false, email = "", rule = "", house = "", prefix = "", onKept }) {
  const { waits, problem, doing } = useDeed();
  const [round, setRound] = useState(0);
  const [done, setDone] = useState(false);
  const id = useId();
  const keep = async (form) => {
    const body = { password: String(form.get("new")), current: String(form.get("current") ?? "") };
    const { problem: trouble } = await ask("user/password", body, prefix ? `?house=${house}` : "", "PUT");
    setDone(!trouble);
    if (trouble) return trouble;
    setRound(round + 1);
    onKept?.();
  };
  return (
    <form method="post" className="acct__form" key={round} aria-describedby={id} onSubmit={doing(keep)}>
      <Whose email={email} />
      {has ? <Secret name="current" label="The one you have" /> : null}
      <Secret name="new" label={has ? "The new one" : "Password"} isNew rule={rule} problem={problem} />
      <button type="submit" className="btn btn--line btn--sm" disabled={waits}>{has ? "Change it" : "Set it"}</button>
      <p role="status" id={id} className="t-cap ink-2">{done ? "Kept. Every other browser is signed out." : ""}</p>
    </form>
  );
}
