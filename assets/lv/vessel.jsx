// The vessel of the Atelier. The liquid takes --essence; the label carries number and kind.
const BODY = "M120 200h180c30 0 54 22 54 58v272c0 36-26 58-62 58H128c-36 0-62-22-62-58V258c0-36 24-58 54-58z";
const NECK = "M150 96v16c0 26-20 38-22 70v18M270 96v16c0 26 20 38 22 70v18M150 96h120";
const RIBS = "M158 40v56M174 40v56M190 40v56M206 40v56M222 40v56M238 40v56M254 40v56";
const LIQUID = "M82 352c46-15 82 13 132 3 50-9 76-13 124 1v172c0 29-19 45-46 45H128c-27 0-46-16-46-45z";

export function Vessel({ number = "", kind = "", label = "" }) {
  return (
    <svg className="vessel" viewBox="40 20 340 620" role="img" aria-label={label}>
      <path className="glass" d={BODY} />
      <path className="liq" d={LIQUID} />
      <g className="ln">
        <path d={BODY} />
        <path d={NECK} />
        <rect x="146" y="40" width="128" height="56" rx="3" />
        <path d={RIBS} opacity=".45" />
        <path d="M92 270v244" opacity=".4" />
      </g>
      {number ? (
        <g className="lab">
          <rect x="146" y="424" width="128" height="88" />
          <text x="210" y={kind ? 463 : 476} className="n">{number}</text>
          <text x="210" y="491" className="s">{kind}</text>
        </g>
      ) : null}
      <path className="base" d="M56 612h308M76 620h268" />
    </svg>
  );
}
