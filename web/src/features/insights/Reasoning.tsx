import { useShown } from "../../lib/preferences";
import type { Contribution, Insight } from "../../lib/records";
import { Contributions } from "../../ui/Contributions";
import { Path } from "../../ui/Path";
import { type Fact, factsOf } from "./facts";
import "./facts.css";

/** How a conclusion was come to: the way down to what it is about, and a sum where it is one. */
export function Reasoning({ insight: { path, reasoning, summary } }: { insight: Insight }) {
  const { detail } = useShown();
  const parts = partsOf(reasoning);
  const { score } = reasoning;
  const sum = typeof score === "number" ? score : parts.reduce((total, part) => total + part.points, 0);
  return (
    <>
      <Path steps={path} known={summary} />
      {parts.length > 0 && <Contributions parts={parts} score={sum} roomy={detail === "detailed"} />}
    </>
  );
}

/** The same with its figures: all that stands behind a card at the side. */
export function WholeReasoning({ insight }: { insight: Insight }) {
  const bare = insight.path.length + partsOf(insight.reasoning).length === 0;
  return (
    <div className="reasoning">
      <Reasoning insight={insight} />
      <Figures reasoning={insight.reasoning} open={bare} />
    </div>
  );
}

interface FiguresProps {
  reasoning: Insight["reasoning"];
  /** Whether they are shown without being asked for; to who wants details they always are. */
  open?: boolean;
}

/** details "Figures": each fact of a conclusion by its name. */
export function Figures({ reasoning, open = false }: FiguresProps) {
  const { detail } = useShown();
  const { contributions, score, ...others } = reasoning;
  const facts = factsOf(partsOf(reasoning).length > 0 ? others : reasoning);
  if (facts.length === 0) return null;
  return (
    <details className="figures" open={open || detail === "detailed" || undefined}>
      <summary>Figures</summary>
      <Facts facts={facts} />
    </details>
  );
}

function partsOf({ contributions }: Insight["reasoning"]): Contribution[] {
  return Array.isArray(contributions) ? (contributions as Contribution[]) : [];
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.name} className={fact.kind === "value" && fact.value.length > 24 ? "long" : fact.kind}>
          <dt>{fact.name}</dt>
          <dd>
            <Said fact={fact} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Said({ fact }: { fact: Fact }) {
  if (fact.kind === "value") return fact.value;
  if (fact.kind === "values") return fact.values.join(", ");
  return (
    <table className={fact.columns.length === 0 ? "pairs" : undefined}>
      {fact.columns.length > 0 && (
        <thead>
          <tr>
            {fact.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {fact.rows.map((row) => (
          <tr key={row.join()}>
            {row.map((value, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
              <td key={index}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
