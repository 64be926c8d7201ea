import type { CSSProperties } from "react";
import { opener } from "../lib/open";
import { useShown } from "../lib/preferences";
import type { PathStep } from "../lib/records";
import "./path.css";

interface Props {
  steps: readonly PathStep[];
  /** What is said beside it already, and not once more. */
  known?: string;
}

/** list "Reasoning path": a small tree from the pillar down to the thing itself, each with what it says. */
export function Path({ steps, known }: Props) {
  const { show_path, show_confidence } = useShown();
  if (steps.length === 0 || !show_path) return null;
  return (
    <ol className="path" aria-label="Reasoning path">
      {steps.map((step, depth) => (
        <li
          key={`${step.level} ${step.ref ?? step.name}`}
          className={depth === 0 ? "root" : undefined}
          style={{ "--depth": depth } as CSSProperties}
        >
          <p className="node">
            <span className="level">{step.level}</span> <Name step={step} />{" "}
            {step.ref && <span className="ref">{step.ref}</span>}{" "}
            {show_confidence && typeof step.confidence === "number" && (
              <span className="sure">{Math.round(step.confidence * 100)} % sure</span>
            )}
          </p>
          {step.sentence !== known && <p>{step.sentence}</p>}
        </li>
      ))}
    </ol>
  );
}

/** What a step is about, which opens where it can. */
function Name({ step: { ref, name } }: { step: PathStep }) {
  const open = ref === null ? null : opener(ref);
  if (!open) return <strong>{name}</strong>;
  return (
    <button type="button" className="name" onClick={open}>
      {name}
    </button>
  );
}
