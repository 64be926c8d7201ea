import type { PathStep } from "../lib/records";
import "./reasoning.css";

/** The way from the pillar down to the thing itself, a sentence a step. */
export function Path({ steps }: { steps: readonly PathStep[] }) {
  if (steps.length === 0) return null;
  return (
    <ol className="path" aria-label="Reasoning path">
      {steps.map((step) => (
        <li key={`${step.level} ${step.ref ?? step.name}`}>
          <span className="level">{step.level}</span>
          <strong>{step.name}</strong>
          {step.ref && <span className="ref">{step.ref}</span>}
          {typeof step.confidence === "number" && (
            <span className="sure">{Math.round(step.confidence * 100)} % sure</span>
          )}
          <p>{step.sentence}</p>
        </li>
      ))}
    </ol>
  );
}
