import { type KeyboardEvent, useState } from "react";
import type { Contribution } from "../lib/records";
import { hueOf, shortOf } from "./hues";
import { adding, sayScore, saySilent } from "./sum";

interface Props {
  parts: readonly Contribution[];
  score: number;
}

/**
 * A score as a bar a hundred points long: each rule its part, what is missing left empty. Below it what each rule is
 * called and adds; the one that is pointed at says why.
 */
export function ScoreBar({ parts, score }: Props) {
  const [pointed, point] = useState<string | null>(null);
  const shown = adding(parts);
  const told = shown.find(({ rule }) => rule === pointed);
  const silent = saySilent(parts);
  return (
    <div className={pointed ? "score-bar pointed" : "score-bar"}>
      <div className="bar" role="img" aria-label={sayScore(score, parts)}>
        {shown.map(({ rule, points }) => (
          <span
            key={rule}
            className={rule === pointed ? "here" : undefined}
            style={hueOf(rule, { "--points": points })}
            onPointerEnter={() => point(rule)}
            onPointerLeave={() => point(null)}
          />
        ))}
      </div>
      <Legend parts={shown} pointed={pointed} point={point} />
      <p className="caption" aria-live="polite">
        {told ? (
          <>
            <strong>{told.name}</strong> {told.points.toFixed(1)} · {told.reason}
          </>
        ) : (
          <>
            {score.toFixed(1)} of 100 points{silent && `; ${silent}`}
          </>
        )}
      </p>
    </div>
  );
}

interface LegendProps {
  parts: readonly Contribution[];
  pointed: string | null;
  point: (rule: string | null) => void;
}

/** toolbar "Rules": one stop for Tab, arrows go from rule to rule. */
function Legend({ parts, pointed, point }: LegendProps) {
  const stop = parts.find(({ rule }) => rule === pointed) ?? parts[0];

  function walk(event: KeyboardEvent<HTMLDivElement>) {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const entries = [...event.currentTarget.querySelectorAll("button")];
    const at = entries.findIndex((entry) => entry.matches(":focus"));
    entries[(at + step + entries.length) % entries.length]?.focus();
  }

  return (
    <div className="legend" role="toolbar" aria-label="Rules" onKeyDown={walk}>
      {parts.map(({ rule, name, points }) => (
        <button
          key={rule}
          type="button"
          className={rule === pointed ? "here" : undefined}
          style={hueOf(rule)}
          tabIndex={rule === stop?.rule ? 0 : -1}
          aria-label={`${name}: ${points.toFixed(1)} points`}
          onFocus={() => point(rule)}
          onBlur={() => point(null)}
          onPointerEnter={() => point(rule)}
          onPointerLeave={() => point(null)}
        >
          <i className="dot" aria-hidden="true" />
          <span>{shortOf(rule, name)}</span>
          <b>{points.toFixed(1)}</b>
        </button>
      ))}
    </div>
  );
}
