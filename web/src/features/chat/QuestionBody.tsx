import { useRef, useState } from "react";
import { ask, Problem } from "../../lib/http";
import { useMe } from "../../lib/me";
import { refresh } from "../../lib/queries";
import { doing } from "../../lib/verbs";
import { toast } from "../../ui/toasts";
import { askedOf, sayUntil } from "./asked";
import { EditArguments } from "./EditArguments";
import type { Question } from "./events";
import type { Verdict } from "./turn";
import "./question.css";

export type Answer = (question: Question, verdict: Verdict, given?: Record<string, unknown>) => Promise<void>;

export interface Props {
  question: Question;
  answer: Answer;
  /** Called before what was pressed goes away, for the focus to stay. */
  leave: () => void;
}

/** What Aurum wants to do, why it asks, and the buttons "Approve", "Edit", "Reject". */
export function QuestionBody({ question, answer, leave }: Props) {
  const { zone } = useMe();
  const [editing, setEditing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const answering = useRef(false);
  const { deed, only, rows, more, details, why } = askedOf(question);
  const { tool } = question;

  async function say(verdict: Verdict, given?: Record<string, unknown>) {
    // A second press finds the first one under way.
    if (answering.current) return;
    answering.current = true;
    setBusy(true);
    setProblem("");
    leave();
    try {
      await answer(question, verdict, given);
    } catch (error) {
      setProblem(error instanceof Problem ? error.detail : String(error));
    } finally {
      answering.current = false;
      setBusy(false);
    }
  }

  async function allow() {
    const path = `/api/permissions/${tool}`;
    try {
      await ask("PUT", path, { allowed: "always" });
    } catch (error) {
      setProblem(error instanceof Problem ? error.detail : String(error));
      return;
    }
    void refresh(["permissions"]);
    const askAgain = async () => {
      await ask("DELETE", path).catch(() => toast("That did not work. The settings can change it back."));
      void refresh(["permissions"]);
    };
    toast(`From now on Aurum does this unasked: ${doing(tool)}.`, {
      label: "Ask again",
      run: () => void askAgain(),
    });
    await say("approve");
  }

  return (
    <div className="deed question">
      <p className="asked">
        {deed}
        {only && " "}
        {only?.ref && <span className="ref">{only.ref}</span>}
        {only && <strong> {only.name}</strong>}?
      </p>
      {rows.length > 0 && (
        <ul>
          {rows.map(({ ref, name }) => (
            <li key={`${ref} ${name}`}>
              {ref && <span className="ref">{ref}</span>} <strong>{name}</strong>
            </li>
          ))}
          {more > 0 && <li className="more">and {more} more</li>}
        </ul>
      )}
      {details && <p className="more">{details}</p>}
      <p className="more">
        {why} The question stands until {sayUntil(question.until, zone)}.
      </p>
      {problem && (
        <p className="conflict" role="alert">
          {problem}
        </p>
      )}
      {editing ? (
        <EditArguments
          given={question.arguments}
          busy={busy}
          approve={(changed) => void say("approve", changed)}
          cancel={() => {
            setEditing(false);
            leave();
          }}
        />
      ) : (
        <div className="answers">
          <button type="button" className="small main" disabled={busy} onClick={() => void say("approve")}>
            Approve
          </button>
          {Object.keys(question.arguments).length > 0 && (
            <button type="button" className="small" disabled={busy} onClick={() => setEditing(true)}>
              Edit
            </button>
          )}
          <button type="button" className="small" disabled={busy} onClick={() => void say("reject")}>
            Reject
          </button>
          {question.reason !== "outside" && question.reason !== "read" && (
            <button type="button" className="link always" disabled={busy} onClick={() => void allow()}>
              Always allow {doing(tool)}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
