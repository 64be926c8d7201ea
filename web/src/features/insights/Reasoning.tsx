import { useShown } from "../../lib/preferences";
import type { Contribution, Insight } from "../../lib/records";
import { Contributions } from "../../ui/Contributions";
import { Path } from "../../ui/Path";
import { type Fact, factsOf } from "./facts";
import "./facts.css";

/** How a conclusion was come to: the way down to what it is about, a sum where it is one, and each fact by its name. */
export function Reasoning({ insight: { path, reasoning } }: { insight: Insight }) {
  const { detail } = useShown();
  const { contributions, score, ...others } = reasoning;
  const parts = Array.isArray(contributions) ? (contributions as Contribution[]) : [];
  const sum = typeof score === "number" ? score : parts.reduce((total, part) => total + part.points, 0);
  const facts = factsOf(parts.length > 0 ? others : reasoning);
  return (
    <div className="reasoning">
      <Path steps={path} />
      {parts.length > 0 && <Contributions parts={parts} score={sum} roomy={detail === "detailed"} />}
      {facts.length > 0 && <Facts facts={facts} />}
    </div>
  );
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.name} className={fact.kind}>
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
    <table>
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
