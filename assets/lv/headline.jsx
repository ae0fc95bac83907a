// The first heading of a home, which may arrive letter by letter. CSS moves the letters (home.css), so the words stand in
// the document and no script is waited for; whoever listens hears one sentence, because the letters are hidden from them.
function Letters({ text, from }) {
  let n = from;
  return text.split(" ").map((word, i) => (
    <span key={i}>
      {i ? " " : null}
      <span className="say__w">{[...word].map((letter, j) => <span key={j} style={{ "--i": n++ }}>{letter}</span>)}</span>
    </span>
  ));
}

export function Headline({ id, text = "", emphasis = "", effect = "plain" }) {
  const whole = emphasis ? `${text} ${emphasis}` : text;
  if (effect === "plain") return <h1 id={id} className="t-display">{text}{emphasis ? <em> {emphasis}</em> : null}</h1>;
  return (
    <h1 id={id} className="t-display" aria-label={whole}>
      <span className={`say say--${effect}`} data-text={whole} aria-hidden="true">
        {effect === "glitch" ? text : <Letters text={text} from={0} />}
        {emphasis ? <em> {effect === "glitch" ? emphasis : <Letters text={emphasis} from={text.length} />}</em> : null}
      </span>
    </h1>
  );
}
