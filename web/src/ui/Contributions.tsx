import type { Contribution } from "../lib/records";
import { hueOf } from "./hues";
import { ScoreBar } from "./ScoreBar";
import { adding, trim } from "./sum";
import "./reasoning.css";

interface Props {
  parts: readonly Contribution[];
  score: number;
  /** Whether there is room for the table at once. */
  roomy?: boolean;
}

/** A score taken apart: a bar of what each rule adds, and the table by which the sum can be checked by hand. */
export function Contributions({ parts, score, roomy = false }: Props) {
  return (
    <div className="contributions">
      <ScoreBar parts={parts} score={score} />
      <details open={roomy || undefined}>
        <summary>Check the sum</summary>
        <Sum parts={parts} score={score} />
      </details>
    </div>
  );
}

/** table: what each rule says, how much it counts, what that adds, and why. */
function Sum({ parts, score }: Omit<Props, "roomy">) {
  const counted = parts.reduce((total, part) => total + part.weight * part.confidence, 0);
  const sum = parts.reduce((total, part) => total + part.points, 0);
  const sorted = [...adding(parts), ...parts.filter((part) => !adding([part]).length)];
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Says</th>
            <th scope="col">Weight × conf.</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        {sorted.map((part) => (
          <tbody key={part.rule} style={hueOf(part.rule)}>
            <tr>
              <th scope="row" title={part.rule}>
                <i className="dot" aria-hidden="true" />
                {part.name}
              </th>
              <td>{trim(part.score)}</td>
              <td>
                {trim(part.weight)} × {trim(part.confidence)}
              </td>
              <td>{part.points.toFixed(2)}</td>
            </tr>
            <tr className="because">
              <td colSpan={4}>{part.reason}</td>
            </tr>
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              Score
            </th>
            <td>
              {Math.abs(sum - score) < 0.011 ? score.toFixed(2) : `${sum.toFixed(2)} ≠ ${score.toFixed(2)}`}
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="formula">
        Points = 100 × says × weight × confidence ÷ {counted.toFixed(4)}, the sum of all weight × confidence.
      </p>
    </>
  );
}
