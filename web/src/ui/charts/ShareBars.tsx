import { type ReactNode, useId, useState } from "react";
import { Icon } from "../Icon";
import { Numbers } from "./Figure";
import { sayTenth as say, sayGap, topOf } from "./scale";
import "./shares.css";

/** One bar: a part of the time in percent, as planned (if it is) and as it was. */
export interface ShareBar {
  key: string;
  name: string;
  /** "#rrggbb", or empty. */
  colour: string;
  planned: number | null;
  /** Null: nothing was done at all. */
  actual: number | null;
  /** Beside the percentages: "3 h 20 · 5 done". */
  note: string;
  /** What lies behind the percentage, shown when it is opened. */
  behind: ReactNode;
}

/** figure: planned against actual, bar by bar; what is missing or too much is hatched, the plan a mark. Each opens. */
export function ShareBars({ label, bars }: { label: string; bars: readonly ShareBar[] }) {
  const top = topOf(bars.flatMap(({ planned, actual }) => [planned, actual]));
  return (
    <figure className="chart shares" aria-label={label}>
      <ul>
        {bars.map((bar) => (
          <Row key={bar.key} bar={bar} top={top} />
        ))}
      </ul>
      {bars.some(({ planned }) => planned !== null) && <Legend />}
      <Numbers
        caption={label}
        columns={["Pillar", "Planned", "Actual", "Gap"]}
        rows={bars.map(({ name, planned, actual }) => [
          name,
          planned === null ? "–" : `${say(planned)} %`,
          actual === null ? "–" : `${say(actual)} %`,
          planned === null || actual === null
            ? "–"
            : `${actual < planned ? "−" : "+"}${say(Math.abs(actual - planned))}`,
        ])}
      />
    </figure>
  );
}

function Legend() {
  const id = useId();
  return (
    <p className="legend" aria-hidden="true">
      <svg width="16" height="10" aria-hidden="true">
        <rect className="actual" width="16" height="10" rx="3" />
      </svg>
      as it was
      <svg width="4" height="16" aria-hidden="true">
        <line className="plan" x1="2" x2="2" y1="0" y2="16" />
      </svg>
      as planned
      <svg width="16" height="10" aria-hidden="true">
        <Hatch id={id} />
        <rect fill={`url(#${id})`} className="gap" x=".5" y=".5" width="15" height="9" rx="2" />
      </svg>
      the gap
    </p>
  );
}

function Row({ bar, top }: { bar: ShareBar; top: number }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { name, colour, planned, actual, note, behind } = bar;
  return (
    <li>
      <button
        type="button"
        className="share"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className="name">
          {colour && <i className="dot" style={{ background: colour }} />}
          {name}
        </span>
        <span className="percent">
          {say(actual ?? 0)} %{planned !== null && <small> of {say(planned)} %</small>}
        </span>
        <Bar planned={planned} actual={actual ?? 0} top={top} />
        <span className="note">
          {note}
          {planned !== null && actual !== null && <em>{sayGap(actual - planned)}</em>}
        </span>
        <Icon name="chevron" size={14} />
      </button>
      <div id={id} hidden={!open} className="behind">
        {open && behind}
      </div>
    </li>
  );
}

function Bar({ planned, actual, top }: { planned: number | null; actual: number; top: number }) {
  const id = useId();
  const part = (percent: number) => `${((percent / top) * 100).toFixed(2)}%`;
  const kept = planned === null ? actual : Math.min(actual, planned);
  const gap = planned === null ? 0 : Math.abs(actual - planned);
  return (
    <svg className="bar" width="100%" height="18" aria-hidden="true">
      <Hatch id={id} />
      <rect className="track" y="4" width="100%" height="10" rx="3" />
      {kept > 0 && <rect className="actual" y="4" width={part(kept)} height="10" rx="3" />}
      {gap >= 0.5 && (
        <rect
          className={actual > kept ? "gap over" : "gap"}
          fill={`url(#${id})`}
          x={part(kept)}
          y="4.5"
          width={part(gap)}
          height="9"
          rx="2"
        />
      )}
      {planned !== null && <line className="plan" x1={part(planned)} x2={part(planned)} y1="0" y2="18" />}
    </svg>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="hatch" x1="0" x2="0" y1="0" y2="5" />
      </pattern>
    </defs>
  );
}
