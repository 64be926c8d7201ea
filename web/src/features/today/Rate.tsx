import { useState } from "react";
import type { Task } from "../../lib/records";
import { type Learned, sayLearned } from "../../lib/why";
import { act } from "../../ui/act";

const OPINIONS = [
  ["higher", "Higher"],
  ["right", "Right"],
  ["lower", "Lower"],
] as const;

/** group "Is this place right?": what the user thinks of it moves their own weights, and says which. */
export function Rate({ task }: { task: Task }) {
  const [busy, setBusy] = useState(false);

  async function rate(opinion: (typeof OPINIONS)[number][0]) {
    setBusy(true);
    await act<Learned>(
      "POST",
      `/api/tasks/${task.ref}/feedback`,
      opinion === "right" ? { correct: true } : { correct: false, should: opinion },
      { said: sayLearned, nouns: ["preferences"] },
    );
    setBusy(false);
  }

  return (
    <fieldset className="rate" disabled={busy}>
      <legend>Where should this be?</legend>
      {OPINIONS.map(([opinion, label]) => (
        <button key={opinion} type="button" className="small" onClick={() => void rate(opinion)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
