// The one table and the one form of the desk. What is selected and what a key means is the browser's; what a deed does is
// the server's. Keys count only while the focus is inside the list or the record (WCAG 2.1.4), and never while one types.
import "../css/admin.css";
import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { useHeld } from "./held.js";
import { Layer } from "./layer.jsx";

const KINDS = { primary: "btn btn--sm", line: "btn btn--line btn--sm", quiet: "btn btn--quiet btn--sm" };
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog";
const NOTHING = new Set();

/** The letter of a key pressed by itself outside anything one types in. */
function letterOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPING)) return "";
  return event.key.length === 1 ? event.key.toLowerCase() : "";
}

/** True from the moment something was asked for until the server has answered. */
function useBusy(answered) {
  const [busy, setBusy] = useHeld(answered, false);
  return [busy, () => setBusy(true)];
}

function Deed({ deed, scope, disabled, onDo }) {
  const asks = deed.asks || deed.confirm;
  const how = asks ? { "data-opens": `${scope}-${deed.key}` } : { onClick: () => onDo(deed.key, {}) };
  return (
    <button type="button" className={KINDS[deed.kind]} disabled={disabled} data-deed={deed.key} aria-keyshortcuts={deed.hotkey || undefined} {...how}>
      {deed.label}
      {deed.hotkey ? <kbd aria-hidden="true">{deed.hotkey}</kbd> : null}
    </button>
  );
}

/** The browser gives it the focus when its dialog opens; React's own attribute would do so at once. */
const firstFocus = (element) => element?.setAttribute("autofocus", "");

function Question({ deed, scope, about, onDo }) {
  const id = `${scope}-${deed.key}`;
  const submit = (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = form.elements.why?.value ?? "";
    form.closest("dialog").close();
    form.reset();
    onDo(deed.key, { why: said });
  };
  return (
    <Layer id={id} kind="dialog" label={`${deed.label} ${about}`}>
      <form className="layer__body ask" onSubmit={submit}>
        {deed.confirm ? <p className="t-body">{deed.confirm}</p> : null}
        {deed.asks ? (
          <div className="field">
            <label htmlFor={`${id}-why`}><span>{deed.asks}{deed.wants ? null : <span className="opt"> optional</span>}</span></label>
            <textarea className="input" id={`${id}-why`} name="why" rows="3" maxLength="500" required={deed.wants} ref={firstFocus} />
          </div>
        ) : null}
        <div className="row">
          <button type="submit" className={KINDS.primary}>{deed.label} {about}</button>
          <button type="button" className={KINDS.quiet} data-closes="">Leave it</button>
        </div>
      </form>
    </Layer>
  );
}

const CELLS = { number: "r num", wide: "dt__wide" };
const asked = (deeds) => deeds.filter((deed) => deed.asks || deed.confirm);

function press(root, key) {
  root.querySelector(`[data-deed="${key}"]:not([disabled])`)?.click();
}

const Sign = ({ tone }) => (tone ? <i className={`sign sign--${tone}`} aria-hidden="true" /> : null);

function Views({ filters }) {
  if (!filters.length) return null;
  return (
    <nav aria-label="Views">
      <ul className="views">
        {filters.map((one) => (
          <li key={one.url}>
            <a href={one.url} aria-current={one.current ? "page" : undefined}>{one.label} <span className="num ink-3">{one.hint}</span></a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Head({ column }) {
  const kind = column.kind === "number" ? "r" : undefined;
  if (!column.url) return <th scope="col" role="columnheader" className={kind}>{column.label}</th>;
  return (
    <th scope="col" role="columnheader" className={kind} aria-sort={column.sorted || "none"}>
      <a className="dt__sort" href={column.url} data-replace="">
        {column.label}<span aria-hidden="true">{{ ascending: "↑", descending: "↓" }[column.sorted] ?? ""}</span>
      </a>
    </th>
  );
}

function Line({ row, columns, chosen, onChoose, selectable }) {
  const [first, ...others] = row.cells;
  return (
    <tr role="row" className={chosen ? "on" : undefined} data-row={row.id}>
      {selectable ? (
        <td role="cell" className="dt__pick">
          <label className="check"><input type="checkbox" checked={chosen} onChange={() => onChoose(row.id)} aria-label={`Select ${row.label}`} /></label>
        </td>
      ) : null}
      <th scope="row" role="rowheader" className={columns[0]?.kind === "wide" ? "dt__wide" : undefined}>
        <Sign tone={first.tone} />
        {row.url ? <a className="link" href={row.url}>{first.text}</a> : first.text}
        {first.note ? <span className="t-cap ink-3">{first.note}</span> : null}
      </th>
      {others.map((cell, place) => (
        <td key={place} role="cell" className={CELLS[columns[place + 1]?.kind]} data-label={columns[place + 1]?.label} data-empty={cell.text ? undefined : ""}>
          <span><Sign tone={cell.tone} />{cell.text}</span>
          {cell.note ? <span className="t-cap ink-3">{cell.note}</span> : null}
        </td>
      ))}
    </tr>
  );
}

function Pages({ view }) {
  const way = (url, label, rel) => (url ? <a className={KINDS.line} href={url} rel={rel}>{label}</a> : <span className={KINDS.line} aria-disabled="true">{label}</span>);
  return (
    <nav className="row between pages" aria-label="Pages of the list">
      <p className="t-small ink-3 num" role="status">{view.count_text}</p>
      {view.previous_url || view.next_url ? <div className="row">{way(view.previous_url, "Previous", "prev")}{way(view.next_url, "Next", "next")}</div> : null}
    </nav>
  );
}

export function DeskTable({ view, answered, done, onAct }) {
  const root = useRef(null);
  const [chosen, setChosen] = useHeld(`${done} ${view.caption}`, NOTHING);
  const [busy, start] = useBusy(answered);

  const ids = view.rows.map((row) => row.id);
  const whole = ids.length > 0 && ids.every((id) => chosen.has(id));
  const choose = (id) => setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const chooseAll = () => setChosen((before) => new Set(whole ? [...before].filter((id) => !ids.includes(id)) : [...before, ...ids]));
  const act = (deed, words) => {
    start();
    onAct(deed, [...chosen], words);
  };

  const onKeyDown = (event) => {
    const letter = letterOf(event);
    const here = event.target.closest("[data-row]");
    const rows = [...root.current.querySelectorAll("[data-row]")];
    const step = { j: 1, k: -1 }[letter];
    const deed = view.deeds.find((one) => one.hotkey === letter);
    if (step) {
      const row = rows[Math.min(Math.max(rows.indexOf(here) + step, 0), rows.length - 1)];
      (row?.querySelector("th a") ?? row?.querySelector("input"))?.focus();
    }
    else if (letter === "x" && here) choose(here.dataset.row);
    else if (deed && letter && (chosen.size || here)) {
      if (!chosen.size) flushSync(() => setChosen(new Set([here.dataset.row])));
      press(root.current, deed.key);
    } else return;
    event.preventDefault();
  };

  return (
    <div className="list" ref={root} onKeyDown={onKeyDown}>
      <Views filters={view.filters} />
      {view.rows.length && view.deeds.length ? (
        <div className="bar-of-deeds" role="group" aria-label="What to do with the selected">
          <p role="status" className="t-small"><b className="num">{chosen.size}</b> selected</p>
          {view.deeds.map((deed) => <Deed key={deed.key} deed={deed} scope="rows" disabled={busy || !chosen.size} onDo={act} />)}
          {chosen.size ? <button type="button" className="link link--solo t-cap" onClick={() => setChosen(NOTHING)}>Select none</button> : null}
        </div>
      ) : null}
      {view.rows.length ? (
        <div className="scrollx" tabIndex="0" role="region" aria-label={view.caption}>
          <table className="dt" role="table">
            <caption className="vh">{view.caption}, {view.count_text}</caption>
            <thead role="rowgroup">
              <tr role="row">
                {view.deeds.length ? (
                  <th scope="col" role="columnheader" className="dt__pick">
                    <label className="check"><input type="checkbox" checked={whole} onChange={chooseAll} aria-label="Select all on this page" /></label>
                  </th>
                ) : null}
                {view.columns.map((column) => <Head key={column.label} column={column} />)}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {view.rows.map((row) => <Line key={row.id} row={row} columns={view.columns} chosen={chosen.has(row.id)} onChoose={choose} selectable={view.deeds.length > 0} />)}
            </tbody>
          </table>
        </div>
      ) : null}
      {view.rows.length ? <Pages view={view} /> : null}
      {asked(view.deeds).map((deed) => <Question key={deed.key} deed={deed} scope="rows" about={String(chosen.size)} onDo={act} />)}
    </div>
  );
}

function Input({ field, onChange }) {
  const id = `desk-${field.name}`;
  const common = { id, name: field.name, className: "input", defaultValue: field.value, maxLength: field.longest, onChange, "aria-describedby": field.help ? `${id}-help` : undefined };
  return (
    <div className="field">
      <label htmlFor={id}><span>{field.label}</span></label>
      {field.kind === "area" ? <textarea rows="9" {...common} /> : <input {...common} />}
      {field.help ? <p className="help" id={`${id}-help`}>{field.help}</p> : null}
    </div>
  );
}

/** What can be changed of a record. It stands wherever the page puts it inside the record. */
export function DeskForm({ view, done }) {
  const [changed, setChanged] = useHeld(`${done} ${view.id}`, false);
  useEffect(() => {
    if (!changed) return undefined;
    const guard = (event) => event.preventDefault();
    addEventListener("beforeunload", guard);
    return () => removeEventListener("beforeunload", guard);
  }, [changed]);
  return (
    <form className="record__form" key={`${view.id}-${done}`} onSubmit={(event) => event.preventDefault()}>
      {view.fields.map((field) => <Input key={field.name} field={field} onChange={() => setChanged(true)} />)}
      <p role="status" className="t-small ink-2">{changed ? "Changed, and not kept yet." : ""}</p>
    </form>
  );
}

export function DeskRecord({ view, answered, onAct, children }) {
  const root = useRef(null);
  const [busy, start] = useBusy(answered);
  const act = (deed, words) => {
    const form = root.current.querySelector(".record__form");
    start();
    onAct(deed, view.id, { ...(form ? Object.fromEntries(new FormData(form)) : {}), ...words });
  };
  const onKeyDown = (event) => {
    const letter = letterOf(event);
    const deed = letter && view.deeds.find((one) => one.hotkey === letter);
    if (deed) press(root.current, deed.key);
    else if (letter === "n" && view.next_url) root.current.querySelector("[data-next]")?.click();
    else return;
    event.preventDefault();
  };
  return (
    <div className="record" ref={root} onKeyDown={onKeyDown}>
      {children}
      <div className="bar-of-deeds" role="group" aria-label="What to do with it">
        {view.deeds.map((deed) => <Deed key={deed.key} deed={deed} scope="record" disabled={busy} onDo={act} />)}
        {view.next_url ? <a className="link link--solo t-small" href={view.next_url} data-next="">{view.next_label}</a> : null}
      </div>
      {asked(view.deeds).map((deed) => <Question key={deed.key} deed={deed} scope="record" about="" onDo={act} />)}
    </div>
  );
}
