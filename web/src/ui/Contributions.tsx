import type { CSSProperties } from "react";
import type { Contribution } from "../lib/records";
import "./reasoning.css";

const SHADES = 6;

/** A score taken apart: a bar of what each rule adds, and the table by which the sum can be checked by hand. */
export function Contributions({ parts, score }: { parts: readonly Contribution[]; score: number }) {
  const counted = parts.reduce((total, part) => total + part.weight * part.confidence, 0);
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
            <th scope="col">Weight × conf.</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        {parts.map((part, index) => (
          <tbody key={part.rule}>
            <tr>
              <th scope="row" title={part.rule}>
                <i className={`dot shade-${index % SHADES}`} aria-hidden="true" />
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
    </div>
  );
}

function trim(number: number): string {
  return String(Number(number.toFixed(3)));
}
