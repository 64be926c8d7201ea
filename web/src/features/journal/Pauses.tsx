import { type FormEvent, useState } from "react";
import { later, sayDate } from "../../lib/dates";
import { useOwnDay } from "../../lib/me";
import { act } from "../../ui/act";
import type { Pause, Streak } from "./records";

/** The times in which the streak rests: what is agreed, and a new one. */
export function Pauses({ streak: { pauses } }: { streak: Streak }) {
  const [asking, setAsking] = useState(false);
  const today = useOwnDay();
  return (
    <div className="pauses">
      {pauses.length > 0 && (
        <ul aria-label="Pauses">
          {pauses.map((pause) => (
            <li key={pause.id}>
              <span>
                {sayDate(pause.from, null, today)} – {sayDate(pause.to, null, today)}
                {pause.reason && ` · ${pause.reason}`}
              </span>
              <button
                type="button"
                className="link"
                aria-label={`Remove the pause from ${sayDate(pause.from)}`}
                onClick={() => void end(pause)}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      {asking ? (
        <NewPause today={today} close={() => setAsking(false)} />
      ) : (
        <button type="button" className="small" onClick={() => setAsking(true)}>
          Pause…
        </button>
      )}
    </div>
  );
}

function end({ id }: Pause) {
  return act("DELETE", `/api/journal/pauses/${id}`, undefined, {
    said: "The pause is removed.",
    nouns: ["journal"],
  });
}

/** form "Pause": from when until when, and why if one likes. */
function NewPause({ today, close }: { today: string; close: () => void }) {
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(later(today, 6));
  const [reason, setReason] = useState("");

  async function pause(event: FormEvent) {
    event.preventDefault();
    const body = { from, to, ...(reason.trim() ? { reason: reason.trim() } : {}) };
    const said = `Paused until ${sayDate(to, null, today)}.`;
    if (await act("POST", "/api/journal/pauses", body, { said, nouns: ["journal"] })) close();
  }

  return (
    <form aria-label="Pause" onSubmit={(event) => void pause(event)}>
      <label>
        From
        <input type="date" required value={from} onChange={({ target }) => setFrom(target.value)} />
      </label>
      <label>
        until
        <input type="date" required min={from} value={to} onChange={({ target }) => setTo(target.value)} />
      </label>
      <input
        aria-label="Why"
        placeholder="Why, if you like"
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <button type="submit" className="small main">
        Pause
      </button>
      <button type="button" className="small" onClick={close}>
        Cancel
      </button>
    </form>
  );
}
