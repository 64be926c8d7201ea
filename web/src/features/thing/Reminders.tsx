import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../../lib/http";
import { act } from "../../ui/act";
import { Icon } from "../../ui/Icon";

interface Reminding {
  id: string;
  when: string;
  /** When it comes next, as one reads it here; empty where it does not. */
  local: string;
  state: "coming" | "snoozed" | "past" | "resting";
  reason: string;
}

/** When Aurum reminds of a task: each can be taken away, another is said in plain words. */
export function Reminders({ reference }: { reference: string }) {
  const [adding, setAdding] = useState(false);
  const path = `/api/tasks/${reference}/reminders`;
  const found = useQuery({
    queryKey: ["reminders", reference],
    queryFn: () => get<{ items: Reminding[] }>(path),
  });
  const items = (found.data?.items ?? []).filter(({ state }) => state !== "past");
  const nouns = ["reminders"];

  async function add(at: string) {
    const said = ({ when }: Reminding) => `I remind you of ${reference} ${when}`;
    if (at.trim() === "" || (await act<Reminding>("POST", path, { at: at.trim() }, { said, nouns })))
      setAdding(false);
  }

  return (
    <div className="field after" role="group" aria-label="Reminders">
      <span className="label">Remind</span>
      <span className="refs">
        {items.map(({ id, when, local, state, reason }) => (
          <span key={id} className="held" title={reason || local}>
            {when}
            {state === "snoozed" && " (snoozed)"}
            {state === "resting" && " (rests)"}
            <button
              type="button"
              className="quiet square"
              aria-label={`Remind me no more ${when}`}
              onClick={() =>
                void act("DELETE", `/api/reminders/${id}`, undefined, {
                  said: `${reference}: no reminder ${when}`,
                  nouns,
                })
              }
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        ))}
        {adding ? (
          <input
            // biome-ignore lint/a11y/noAutofocus: it was asked for with the press before
            autoFocus
            aria-label="When to remind"
            placeholder="tomorrow at 9, an hour before"
            maxLength={100}
            onKeyDown={(event) => {
              if (event.key === "Enter") void add(event.currentTarget.value);
              if (event.key === "Escape") {
                event.preventDefault();
                setAdding(false);
              }
            }}
            onBlur={(event) => void add(event.currentTarget.value)}
          />
        ) : (
          <button type="button" className="quiet add" onClick={() => setAdding(true)}>
            {items.length === 0 ? "never" : "and…"}
          </button>
        )}
      </span>
    </div>
  );
}
