// What every door is made of: the question put to the shop, the way on afterwards, a field, and a form that says what went wrong.
import { useEffect, useId, useState } from "react";
import { Icon } from "./icon.jsx";
import { keep } from "./keep.js";
import { backend } from "./seed.jsx";

export const MOVED = "lv-door";
const AWAY = "This did not reach us. Please try again.";

/** The shop's answer, or a sentence why not. */
export async function ask(path, body, query, method = "POST") {
  try {
    const answer = await fetch(`${backend()}/api/${path}${query}`, {
      method,
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
export async function goOn(url) {
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

export function Field({ name, label, help, problem, children, ...props }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} className="input" required aria-invalid={problem ? "true" : undefined} aria-describedby={problem ? `error-${id}` : help ? `help-${id}` : undefined} {...props} />
      {children}
      {help ? <p className="help" id={`help-${id}`}>{help}</p> : null}
      <div role="alert">
        {problem ? <p className="error" id={`error-${id}`}><Icon name="alert" /><span>{problem}</span></p> : null}
      </div>
    </div>
  );
}

/** A deed of a form: what it answers with is a sentence of what went wrong. Before the page is alive the browser would
 * send the form by itself, and what is typed into the address. */
export function useDeed() {
  const [alive, setAlive] = useState(false);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  useEffect(() => setAlive(true), []);
  const doing = (deed) => async (event) => {
    event?.preventDefault();
    const form = event?.target instanceof HTMLFormElement ? new FormData(event.target) : new FormData();
    setBusy(true);
    setProblem("");
    const trouble = await deed(form);
    if (trouble) setProblem(trouble);
    setBusy(false);
  };
  return { waits: !alive || busy, busy, problem, setProblem, doing };
}

export function Problem({ text }) {
  return <div role="alert">{text ? <p className="error"><Icon name="alert" /><span>{text}</span></p> : null}</div>;
}
