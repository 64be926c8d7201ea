import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Problem } from "../../lib/http";
import { useOwnDay } from "../../lib/me";
import { undo, undone } from "../../lib/operations";
import { leaveWhenSignedOut } from "../../lib/queries";
import { useStore } from "../../lib/store";
import { Icon, type IconName } from "../../ui/Icon";
import { Part, source } from "../../ui/Part";
import { toast } from "../../ui/toasts";
import { sentenceOf } from "./asked";
import type { Card } from "./conversation";
import { describe, hitsIn, operationOf } from "./describe";
import type { Props as HitsProps } from "./Hits";
import type { Answer, Props as QuestionProps } from "./QuestionBody";
import { Raw } from "./Raw";
import "./card.css";

interface Props {
  card: Card;
  /** Whether the one Undo of the card's operation stands here, and how many changes it takes back. */
  undoable: boolean;
  changes: number;
  /** Whether its choices can still be taken. */
  answerable: boolean;
  say: (text: string) => void;
  answer: Answer;
}

const HITS = source<HitsProps>(async () => (await import("./Hits")).Hits);
const QUESTION = source<QuestionProps>(async () => (await import("./QuestionBody")).QuestionBody);

const ICONS: Record<string, IconName> = {
  asking: "ask",
  done: "check",
  failed: "cross",
  left: "block",
  undone: "undo",
};

/**
 * What a tool did or wants to do, as a group named by the tool; data-state is running, asking, done, failed, left
 * (it was not done, as the user wished) or undone.
 */
export function ToolCard({ card, undoable, changes, answerable, say, answer }: Props) {
  const today = useOwnDay();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  const details = useId();
  const operation = operationOf(card);
  const isUndone = useStore(undone).has(operation ?? "");
  const state = isUndone ? "undone" : card.state;
  const { deed, ref, name, details: more } = describe(card, today);
  const asks = card.state === "asking" ? card.question : null;
  const sentence = asks ? sentenceOf(asks) : [deed, ref, name].filter(Boolean).join(" ");
  const choices = card.answer?.ok === false ? card.answer.error.choices : [];
  const hits = hitsIn(card.answer);
  const icon = choices.length > 0 ? "ask" : ICONS[state];

  async function takeBack() {
    if (!operation) return;
    setBusy(true);
    setProblem(null);
    try {
      const { restored } = await undo(operation);
      group.current?.focus();
      toast(restored.length > 0 ? restored.join("\n") : "Undone.");
    } catch (error) {
      leaveWhenSignedOut(error);
      setProblem(error instanceof Problem ? error : new Problem(0, "Something went wrong", String(error)));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div
      ref={group}
      role="group"
      className="card"
      tabIndex={-1}
      aria-label={[card.tool, sentence, isUndone ? "undone" : ""].filter(Boolean).join(": ")}
      data-state={state}
      {...(asks ? { onKeyDown: writeInstead } : {})}
    >
      <span className="mark">{icon ? <Icon name={icon} size={14} /> : <span className="spinner" />}</span>
      {asks && (
        <Part
          of={QUESTION}
          given={{ question: asks, answer, leave: () => group.current?.focus() }}
          meanwhile={<p className="deed">{sentence}</p>}
        />
      )}
      {!asks && (
        <>
          <div className="deed">
            <p>
              {deed} {ref && <span className="ref">{ref}</span>} {name && <strong>{name}</strong>}
              {state === "undone" && <span className="state"> undone</span>}
            </p>
            {more.length > 0 && <p className="more">{more.join(" · ")}</p>}
            {hits && hits.length > 0 && <Part of={HITS} given={{ hits, today }} />}
            {choices.length > 0 && (
              <div className="choices">
                {choices.map((choice) => (
                  <button
                    key={choice.ref}
                    type="button"
                    className="small"
                    disabled={!answerable}
                    onClick={() => say(choice.ref)}
                  >
                    <span className="ref">{choice.ref}</span> {choice.name}
                  </button>
                ))}
              </div>
            )}
            {problem && (
              <div className="conflict" role="alert">
                <p>{problem.detail}</p>
                <ul>
                  {problem.conflicts.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </div>
            )}
          </div>
          <div className="actions">
            {undoable && !isUndone && (
              <button
                type="button"
                className="small undo"
                disabled={busy}
                title={changes > 1 ? `Takes back all ${changes} changes of this turn` : "Takes this back"}
                onClick={() => void takeBack()}
              >
                <Icon name="undo" size={14} />
                Undo
              </button>
            )}
            <button
              type="button"
              className="quiet square"
              aria-label="Details"
              aria-expanded={open}
              aria-controls={details}
              onClick={() => setOpen(!open)}
            >
              <Icon name="chevron" size={14} />
            </button>
          </div>
        </>
      )}
      {open && <Raw card={card} id={details} />}
    </div>
  );
}

/** Who begins to write while a question has the focus means the message box: a yes or no in words is one too. */
function writeInstead(event: KeyboardEvent) {
  const { key, target, currentTarget, ctrlKey, metaKey, altKey } = event;
  if (target !== currentTarget || key.length !== 1 || key === " " || ctrlKey || metaKey || altKey) return;
  event.stopPropagation();
  document.getElementById("message")?.focus();
}
