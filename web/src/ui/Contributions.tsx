import type { CSSProperties } from "react";
import type { Contribution } from "../lib/records";
import "./reasoning.css";

const SHADES = 6;

/** A score taken apart: a bar of what each rule adds, and the table by which the sum can be checked by hand. */
export function Contributions({ parts, score }: { parts: readonly Contribution[]; score: number }) {
  const sum = parts.reduce((total, part) => total + part.points, 0);
  return (
    <div className="contributions">
      <div className="bar" aria-hidden="true">
        {parts.map((part, index) => (
          <span
            key={part.rule}
            className={`shade-${index % SHADES}`}
            style={{ "--points": part.points } as CSSProperties}
          />
        ))}
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Says</th>
            <th scope="col" title="weight × confidence">
              Counts
            </th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part, index) => (
            <tr key={part.rule}>
              <th scope="row" title={part.rule}>
                <i className={`dot shade-${index % SHADES}`} aria-hidden="true" />
                {part.name}
                <small>{part.reason}</small>
              </th>
              <td>{part.score.toFixed(2)}</td>
              <td title="weight × confidence">
                {trim(part.weight)} × {trim(part.confidence)}
              </td>
              <td>{part.points.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
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
        Points are 100 × weight × confidence × what the rule says, shared by the sum of all weight ×
        confidence.
      </p>
    </div>
  );
}

function trim(number: number): string {
  return String(Number(number.toFixed(2)));
}
