// The form of the engraving and its preview: what is typed is seen at once, in the face it is cut in and on the surface
// it is cut into. Fetched when somebody opens it.
import { useEffect, useId } from "react";
import { useWish, wishFor } from "./wish.js";

const SIGNS = /^[\p{L}\p{M}\p{N} .,'’&+\-/:·]*$/u;
const FACES = {
  roman: { fontFamily: "var(--font-display)" },
  italic: { fontFamily: "var(--font-display)", fontStyle: "italic" },
  capitals: { fontFamily: "var(--font-display)", textTransform: "uppercase", letterSpacing: ".12em" },
  plain: { fontFamily: "var(--font-text)", letterSpacing: ".02em" },
};
const NAMES = { roman: "Roman", italic: "Italic", capitals: "Capitals", plain: "Plain" };

/** As large as the room allows. */
const fitted = (text, room, largest) => Math.min(largest, room / (Math.max(text.length, 4) * 0.58));

/** Letters cut into something: the far edge catches the light, the near one is in the shade. */
function Cut({ children, size, style, ...place }) {
  const face = { ...FACES[style], fontSize: size };
  return (
    <g textAnchor="middle">
      <text {...place} style={face} className="cut-l" transform="translate(.7 .9)">{children}</text>
      <text {...place} style={face} className="cut-d">{children}</text>
    </g>
  );
}

function OnPath({ id, text, size, style }) {
  const face = { ...FACES[style], fontSize: size };
  const along = <textPath href={`#${id}`} startOffset="50%">{text}</textPath>;
  return (
    <g textAnchor="middle">
      <text style={face} className="cut-l" transform="translate(.7 .9)">{along}</text>
      <text style={face} className="cut-d">{along}</text>
    </g>
  );
}

const SURFACES = {
  band: ({ id, text, style }) => (
    <>
      <path className="metal" d="M10 46C90 100 330 100 410 46v52c-80 54-320 54-400 0z" />
      <path className="metal-e" d="M10 46C90 100 330 100 410 46" />
      <path className="metal-e metal-e--d" d="M10 98c80 54 320 54 400 0" />
      <path id={id} d="M24 82c76 48 296 48 372 0" fill="none" />
      <OnPath id={id} text={text} size={fitted(text, 350, 25)} style={style} />
    </>
  ),
  back: ({ id, text, style }) => (
    <>
      <circle className="metal" cx="210" cy="160" r="140" />
      <circle className="metal-e" cx="210" cy="160" r="139" />
      <circle className="metal-e metal-e--d" cx="210" cy="160" r="84" />
      {[0, 60, 120, 180, 240, 300].map((turn) => <rect key={turn} className="notch" x="206" y="22" width="8" height="13" transform={`rotate(${turn} 210 160)`} />)}
      <path id={id} d="M102 160a108 108 0 0 1 216 0" fill="none" />
      <OnPath id={id} text={text} size={fitted(text, 320, 22)} style={style} />
    </>
  ),
  leather: ({ text, style }) => (
    <>
      <rect className="hide" x="10" y="10" width="400" height="140" rx="10" />
      <rect className="seam" x="24" y="24" width="372" height="112" rx="5" />
      <Cut x="210" y="92" size={fitted(text, 260, 40)} style={style}>{text}</Cut>
    </>
  ),
  label: ({ text, style, name }) => (
    <>
      <rect className="paper" x="40" y="8" width="340" height="150" />
      <rect className="rule" x="49" y="17" width="322" height="132" />
      <text className="ink" x="210" y="62" textAnchor="middle" style={{ ...FACES.roman, fontSize: fitted(name, 290, 30) }}>{name}</text>
      <path className="rule" d="M170 80h80" />
      <text className="ink" x="210" y="120" textAnchor="middle" style={{ ...FACES[style], fontSize: fitted(text, 290, 24) }}>{text}</text>
    </>
  ),
};
const HEIGHTS = { band: 150, back: 320, leather: 160, label: 166 };

function Preview({ surface, tone, colour, text, style, name, label }) {
  const id = useId().replaceAll(":", "");
  const Surface = SURFACES[surface];
  return (
    <svg className={`made made--${tone}`} style={{ "--hide": colour || undefined }} viewBox={`0 0 420 ${HEIGHTS[surface]}`} role="img" aria-label={label}>
      <defs>
        <linearGradient id={`${id}-m`} x1="0" x2="1" y1="0" y2=".3">
          <stop offset="0" className="m1" /><stop offset=".3" className="m2" /><stop offset=".55" className="m3" /><stop offset=".8" className="m2" /><stop offset="1" className="m1" />
        </linearGradient>
      </defs>
      <g style={{ "--metal": `url(#${id}-m)` }}><Surface id={`${id}-p`} text={text} style={style} name={name} /></g>
    </svg>
  );
}

export default function Made({ offer, name }) {
  const { text, style } = useWish();
  const id = useId();
  const styles = offer.styles ?? [];
  const face = styles.includes(style) ? style : styles[0];
  useEffect(() => {
    if (face !== style) wishFor({ style: face });
  }, [face, style]);
  const isFine = SIGNS.test(text);
  return (
    <>
      <Preview surface={offer.surface} tone={offer.tone} colour={offer.colour} text={text || offer.sample} style={face} name={name} label={`${text ? "Your words" : "An example"}: ${text || offer.sample}`} />
      <div className="field">
        <label htmlFor={`${id}-text`}>Your words</label>
        <input id={`${id}-text`} className="input" type="text" value={text} maxLength={offer.limit} autoComplete="off" enterKeyHint="done" aria-describedby={`${id}-help`} aria-invalid={isFine ? undefined : true} onChange={(event) => wishFor({ text: event.target.value })} />
        <p className={isFine ? "help" : "error"} id={`${id}-help`}>{isFine ? `${text.length} of ${offer.limit} signs. ${offer.note}` : "Only letters, digits and . , ’ & + - / : can be set."}</p>
      </div>
      <fieldset className="units">
        <legend className="vh">Face</legend>
        {styles.map((one) => (
          <label key={one}>
            <input type="radio" className="vh" name={`${id}-face`} value={one} checked={one === face} onChange={() => wishFor({ style: one })} />
            <span style={FACES[one]}>{NAMES[one]}</span>
          </label>
        ))}
      </fieldset>
      <p className="t-cap ink-3">A piece made for one person cannot be sent back, unless something is wrong with it.</p>
    </>
  );
}
