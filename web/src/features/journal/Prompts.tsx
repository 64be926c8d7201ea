import { useId } from "react";
import { Growing } from "./Growing";
import type { Answer, Template } from "./records";

interface PickerProps {
  templates: readonly Template[];
  /** The code of the one that is taken, or null for free writing. */
  chosen: string | null;
  choose: (template: Template | null) => void;
}

/** Asks which prompts to write by. */
export function TemplatePicker({ templates, chosen, choose }: PickerProps) {
  const groups = [
    ["Templates", templates.filter((each) => !each.own && !isReview(each))],
    ["Reviews", templates.filter((each) => !each.own && isReview(each))],
    ["Your own", templates.filter(({ own }) => own)],
  ] as const;
  return (
    <select
      aria-label="Template"
      value={chosen ?? ""}
      onChange={({ target: { value } }) => choose(templates.find(({ code }) => code === value) ?? null)}
    >
      <option value="">Free writing</option>
      {groups.map(
        ([label, group]) =>
          group.length > 0 && (
            <optgroup key={label} label={label}>
              {group.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </optgroup>
          ),
      )}
    </select>
  );
}

function isReview({ code }: Template): boolean {
  return /^(weekly|monthly|quarterly)_/.test(code);
}

interface Props {
  answers: readonly Answer[];
  change: (answers: Answer[]) => void;
}

/** The prompts of a template, one under the other, each with room for its answer. */
export function Prompts({ answers, change }: Props) {
  const id = useId();
  return (
    <ol className="prompts" aria-label="Prompts">
      {answers.map(({ prompt, answer }, index) => (
        <li key={prompt}>
          <label htmlFor={`${id} ${index}`}>{prompt}</label>
          <Growing
            id={`${id} ${index}`}
            value={answer}
            onChange={({ target: { value } }) =>
              change(answers.map((each, at) => (at === index ? { prompt, answer: value } : each)))
            }
          />
        </li>
      ))}
    </ol>
  );
}
