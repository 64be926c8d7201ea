import { type CSSProperties, useId } from "react";
import type { Weight } from "../../lib/hrm";
import { hueOf } from "../../ui/hues";
import { type Draft, isOwn, shownOf, withWeight } from "./draft";

interface Props {
  weight: Weight;
  draft: Draft;
  setDraft: (draft: Draft) => void;
}

/** A rule: what it looks at, how much it counts, where it began, and the way back there. */
export function Slider({ weight, draft, setDraft }: Props) {
  const id = useId();
  const { rule, name, description, base, adjustable } = weight;
  const value = shownOf(weight, draft);
  const own = isOwn(weight, draft);
  const changed = rule in draft.weights;
  const set = (next: number | null) => setDraft(withWeight(draft, weight, next));
  return (
    <li className={changed ? "slider changed" : "slider"} style={hueOf(rule)}>
      <div className="head">
        <label htmlFor={id}>
          <i className="dot" aria-hidden="true" />
          {name}
        </label>
        {own && adjustable && (
          <button type="button" className="link" onClick={() => set(null)}>
            Reset<span className="unseen"> {name}</span> to {base.toFixed(2)}
          </button>
        )}
        <output htmlFor={id}>{value.toFixed(2)}</output>
      </div>
      <div className="track" style={{ "--base": base, "--at": value } as CSSProperties}>
        <input
          id={id}
          type="range"
          min={0}
          max={1}
          step={0.01}
          value={value}
          disabled={!adjustable}
          aria-describedby={`${id}-what`}
          aria-valuetext={`${value.toFixed(2)}${own ? `, at first ${base.toFixed(2)}` : ""}`}
          onChange={({ target }) => set(Number(target.value))}
        />
      </div>
      <p id={`${id}-what`}>
        {description}
        {!adjustable && " Its weight is the same for everybody."}
      </p>
    </li>
  );
}
