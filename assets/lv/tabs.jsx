// Tabs after the ARIA pattern; every panel stays in the document for find-in-page.
import { Children, useRef, useState } from "react";

export function Tabs({ id, label, names = [], children }) {
  const [chosen, setChosen] = useState(0);
  const list = useRef(null);
  const onKeyDown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (chosen + step + names.length) % names.length;
    setChosen(next);
    list.current.children[next].focus();
  };
  return (
    <div>
      <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {names.map((name, index) => (
          <button key={name} type="button" role="tab" id={`${id}-tab-${index}`} aria-controls={`${id}-panel-${index}`} aria-selected={index === chosen} tabIndex={index === chosen ? 0 : -1} onClick={() => setChosen(index)}>
            {name}
          </button>
        ))}
      </div>
      {Children.toArray(children).map((panel, index) => (
        <div key={index} role="tabpanel" id={`${id}-panel-${index}`} aria-labelledby={`${id}-tab-${index}`} hidden={index !== chosen} tabIndex={0} className="tabs__panel">
          {panel}
        </div>
      ))}
    </div>
  );
}
