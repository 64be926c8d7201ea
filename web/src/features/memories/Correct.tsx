import { type FormEvent, type KeyboardEvent, useState } from "react";
import { type Correction, correct } from "./deeds";
import type { Kind, Memory } from "./records";
import { KINDS } from "./say";
import "./correct.css";

/** form "Correct": the words, the kind and the days of a memory. Escape leaves it as it was. */
export function Correct({ memory, close }: { memory: Memory; close: (ref: string) => void }) {
  const [text, setText] = useState(memory.text);
  const [kind, setKind] = useState<Kind>(memory.kind);
  const [since, setSince] = useState(memory.since ?? "");
  const [until, setUntil] = useState(memory.until ?? "");
  const [busy, setBusy] = useState(false);
  const changes = changesOf(memory, { text: text.trim(), kind, since, until });

  async function save(event?: FormEvent) {
    event?.preventDefault();
    if (busy || !text.trim()) return;
    if (!changes) return close(memory.ref);
    setBusy(true);
    const done = await correct(memory, changes);
    setBusy(false);
    if (done) close(done.value.ref);
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === "Escape") close(memory.ref);
    const writing = event.target instanceof HTMLTextAreaElement && !event.nativeEvent.isComposing;
    if (event.key === "Enter" && writing && !event.shiftKey) void save(event);
  }

  return (
    <form
      className="correct"
      aria-label={`Correct: ${memory.text}`}
      onSubmit={(event) => void save(event)}
      onKeyDown={onKeyDown}
    >
      <textarea
        aria-label="What is so"
        rows={2}
        maxLength={1000}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: it was opened to write here
        autoFocus
        onChange={({ target }) => setText(target.value)}
      />
      <div className="fields">
        <select aria-label="Kind" value={kind} onChange={({ target }) => setKind(target.value as Kind)}>
          {KINDS.map(([each, title]) => (
            <option key={each} value={each}>
              {title}
            </option>
          ))}
        </select>
        <label>
          since
          <input
            type="date"
            value={since}
            required={memory.since !== null}
            max={until || undefined}
            onChange={({ target }) => setSince(target.value)}
          />
        </label>
        <label>
          until
          <input
            type="date"
            value={until}
            required={memory.until !== null}
            min={since || undefined}
            onChange={({ target }) => setUntil(target.value)}
          />
        </label>
      </div>
      <div className="ends">
        <small>{changes?.text ? "The old wording stays, as replaced." : ""}</small>
        <button type="button" className="small" onClick={() => close(memory.ref)}>
          Cancel
        </button>
        <button type="submit" className="small main" disabled={busy || !text.trim()}>
          {memory.state === "proposed" ? "Correct and accept" : "Correct"}
        </button>
      </div>
    </form>
  );
}

/** What differs from how it is; null where nothing does. */
function changesOf(memory: Memory, to: Record<"text" | "since" | "until", string> & { kind: Kind }) {
  const changes: Correction = {
    ...(to.text !== memory.text && { text: to.text }),
    ...(to.kind !== memory.kind && { kind: to.kind }),
    ...(to.since !== (memory.since ?? "") && { since: to.since || null }),
    ...(to.until !== (memory.until ?? "") && { until: to.until || null }),
  };
  // What is only proposed is accepted by correcting it, be it with the words that it has.
  if (memory.state === "proposed") return { text: to.text, ...changes };
  return Object.keys(changes).length > 0 ? changes : null;
}
