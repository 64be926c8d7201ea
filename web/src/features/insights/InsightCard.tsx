import { useState } from "react";
import { sayAgo } from "../../lib/dates";
import { useNow } from "../../lib/me";
import type { Contribution, Insight } from "../../lib/records";
import { Contributions } from "../../ui/Contributions";
import { Icon } from "../../ui/Icon";
import { Path } from "../../ui/Path";

const TYPES: Record<string, string> = {
  priority_reasoning: "Priority",
  alignment_analysis: "Alignment",
  pattern_recognition: "Pattern",
  recommendation: "Recommendation",
  goal_coherence: "Goals",
  time_allocation: "Time",
  progress_prediction: "Forecast",
  obstacle_identification: "Obstacle",
};

export function InsightCard({ insight }: { insight: Insight }) {
  const [open, setOpen] = useState(false);
  const now = useNow();
  const sure = Math.round(insight.confidence * 100);
  return (
    <article className="insight" aria-label={insight.title}>
      <p className="meta">
        <span className="type">{TYPES[insight.type] ?? insight.type}</span>
        <time dateTime={insight.created_at}>{sayAgo(insight.created_at, now)}</time>
      </p>
      <h3>{insight.title}</h3>
      <p className="summary">{insight.summary}</p>
      <p className="foot">
        <meter min={0} max={100} value={sure} aria-label="Confidence" />
        <span>{sure} % sure</span>
        <button type="button" className="link more" aria-expanded={open} onClick={() => setOpen(!open)}>
          Reasoning
          <Icon name="chevron" size={14} />
        </button>
      </p>
      {open && (
        <div className="reasoning">
          <Path steps={insight.path} />
          <Reasoning reasoning={insight.reasoning} />
        </div>
      )}
    </article>
  );
}

/** The details of a conclusion: a sum where it is one, else each fact by its name. */
function Reasoning({ reasoning }: { reasoning: Record<string, unknown> }) {
  const { contributions, ...facts } = reasoning;
  const parts = Array.isArray(contributions) ? (contributions as Contribution[]) : [];
  const score =
    typeof facts.score === "number" ? facts.score : parts.reduce((sum, part) => sum + part.points, 0);
  const known = Object.entries(facts).filter(
    ([name, fact]) => isPlain(fact) && !(parts.length > 0 && name === "score"),
  );
  return (
    <>
      {parts.length > 0 && <Contributions parts={parts} score={score} />}
      {known.length > 0 && (
        <dl className="facts">
          {known.map(([name, fact]) => (
            <div key={name}>
              <dt>{name.replaceAll("_", " ")}</dt>
              <dd>{String(fact)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function isPlain(fact: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof fact) && fact !== "";
}
