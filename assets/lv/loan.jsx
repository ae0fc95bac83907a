// How long, from when, insured or not, and what that comes to. Everything that is said comes from the server with the
// page: which days are taken for each length, and every sum. Days are calendar days, counted in UTC so that no clock
// change moves them. What was chosen travels in hidden fields; the server looks again at all of it.
import { useEffect, useId, useRef, useState } from "react";
import { Icon } from "./icon.jsx";

const DAY = 86400000;
const parse = (iso) => Date.parse(`${iso}T00:00:00Z`);
const iso = (time) => new Date(time).toISOString().slice(0, 10);
const monthOf = (time) => iso(time).slice(0, 7);
const plusMonths = (time, by) => {
  const day = new Date(time);
  const there = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + by, 1);
  const longest = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + by + 1, 0)).getUTCDate();
  return there + (Math.min(day.getUTCDate(), longest) - 1) * DAY;
};
const weekday = (time) => (new Date(time).getUTCDay() + 6) % 7;
const writes = (language, options) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });

// Rows of seven days that cover the month; days of its neighbours are null.
function weeksOf(time) {
  const month = monthOf(time);
  let day = parse(`${month}-01`);
  day -= weekday(day) * DAY;
  const weeks = [];
  while (monthOf(day) <= month) {
    weeks.push(Array.from({ length: 7 }, (_, step) => (monthOf(day + step * DAY) === month ? day + step * DAY : null)));
    day += 7 * DAY;
  }
  return weeks;
}

function steps(event, time) {
  return {
    ArrowLeft: time - DAY,
    ArrowRight: time + DAY,
    ArrowUp: time - 7 * DAY,
    ArrowDown: time + 7 * DAY,
    Home: time - weekday(time) * DAY,
    End: time + (6 - weekday(time)) * DAY,
    PageUp: plusMonths(time, -1),
    PageDown: plusMonths(time, 1),
  }[event.key];
}

function Month({ first, last, closed, days, start, onChoose, language }) {
  const [at, setAt] = useState(start ?? first);
  const moved = useRef(false);
  const grid = useRef(null);
  const title = useId();
  const go = (time, focus = false) => {
    moved.current = focus;
    setAt(Math.min(Math.max(time, first), last));
  };
  useEffect(() => {
    if (moved.current) grid.current?.querySelector("[tabindex='0']")?.focus();
    moved.current = false;
  }, [at]);
  const press = (event) => {
    const there = steps(event, at);
    if (there === undefined) return;
    event.preventDefault();
    go(there, true);
  };
  const long = writes(language, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const names = writes(language, { weekday: "short" });
  const whole = writes(language, { weekday: "long" });
  const monday = parse("2026-01-05");
  const cell = (time, column) => {
    if (time === null) return <td key={column} role="gridcell" />;
    const out = time < first || time > last;
    const taken = out || closed.has(iso(time));
    const within = start !== null && time >= start && time < start + days * DAY;
    const said = out ? ", cannot begin" : taken ? ", taken" : "";
    return (
      <td key={column} role="gridcell" aria-selected={time === start} className={within ? "cal__in" : undefined}>
        <button type="button" tabIndex={time === at ? 0 : -1} aria-disabled={taken || undefined} aria-label={long.format(time) + said} onClick={() => { go(time); if (!taken) onChoose(time); }}>
          <span className="num">{new Date(time).getUTCDate()}</span>
        </button>
      </td>
    );
  };
  return (
    <div className="cal">
      <div className="cal__head">
        <button type="button" className="icon-btn" aria-label="Month before" disabled={monthOf(at) <= monthOf(first)} onClick={() => go(plusMonths(at, -1))}><Icon name="prev" /></button>
        <p id={title} aria-live="polite" className="t-h3">{writes(language, { month: "long", year: "numeric" }).format(at)}</p>
        <button type="button" className="icon-btn" aria-label="Month after" disabled={monthOf(at) >= monthOf(last)} onClick={() => go(plusMonths(at, 1))}><Icon name="next" /></button>
      </div>
      <table role="grid" aria-labelledby={title} ref={grid} onKeyDown={press}>
        <thead>
          <tr>{Array.from({ length: 7 }, (_, n) => <th key={n} scope="col" abbr={whole.format(monday + n * DAY)}>{names.format(monday + n * DAY)}</th>)}</tr>
        </thead>
        <tbody>{weeksOf(at).map((week, n) => <tr key={n}>{week.map(cell)}</tr>)}</tbody>
      </table>
      <p className="help cal__key"><span className="cal__struck num" aria-hidden="true">7</span> Struck out: a loan of this length cannot begin on that day.</p>
    </div>
  );
}

export function LoanPicker({ lengths = [], first, last, insurance, insuranceText, deposit, language = "en-IE" }) {
  const [chosen, setChosen] = useState(0);
  const [start, setStart] = useState(null);
  // Nothing that costs is chosen for anybody: Directive 2011/83/EU, article 22.
  const [insured, setInsured] = useState(false);
  const length = lengths[chosen];
  if (!length) return null;
  const closed = new Set(length.closed);
  const choose = (index) => {
    setChosen(index);
    if (start !== null && lengths[index].closed.includes(iso(start))) setStart(null);
  };
  const day = writes(language, { day: "numeric", month: "long", year: "numeric" });
  const total = insured ? length.total_insured : length.total;
  return (
    <>
      <fieldset className="field">
        <legend className="label">How long?</legend>
        <div className="loan__lengths">
          {lengths.map((one, index) => (
            <label key={one.days} className="pick">
              <input type="radio" name="length" value={one.days} checked={index === chosen} onChange={() => choose(index)} />
              <span><b>{one.label}</b><span className="t-cap ink-3 num">{one.rent}</span></span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="field">
        <legend className="label" id="field-start" tabIndex={-1}>From when?</legend>
        <Month first={parse(first)} last={parse(last)} closed={closed} days={length.days} start={start} onChoose={setStart} language={language} />
        <p className="t-small loan__when" role="status">{start === null ? "Choose the first day." : `With you from ${day.format(start)} to ${day.format(start + (length.days - 1) * DAY)}.`}</p>
      </fieldset>
      <label className="check loan__safe">
        <input type="checkbox" checked={insured} onChange={(event) => setInsured(event.target.checked)} />
        <span><span>Insure it for <b className="num">{insurance}</b></span><span className="t-cap ink-3">{insuranceText}</span></span>
      </label>
      <dl className="attrs loan__sum" aria-live="polite">
        <div><dt>Rent, {length.label}</dt><dd className="num">{length.rent}</dd></div>
        {insured ? <div><dt>Insurance</dt><dd className="num">{insurance}</dd></div> : null}
        <div><dt>Deposit, comes back</dt><dd className="num">{deposit}</dd></div>
        <div><dt><b>Charged now, in all</b></dt><dd className="num"><b>{total}</b></dd></div>
      </dl>
      <input type="hidden" name="start" value={start === null ? "" : iso(start)} />
      <input type="hidden" name="days" value={length.days} />
      <input type="hidden" name="insured" value={insured ? "yes" : "no"} />
      <input type="hidden" name="shown" value={insured ? length.total_insured_minor : length.total_minor} />
    </>
  );
}
