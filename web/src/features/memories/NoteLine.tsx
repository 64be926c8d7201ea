import { useState } from "react";
import { sayDate } from "../../lib/dates";
import { Icon } from "../../ui/Icon";
import { removeNote } from "./deeds";
import type { Note } from "./records";

const LONG = 320;

interface Props {
  note: Note;
  today: string;
  /** Whether it was asked for. */
  named: boolean;
}

/** article named by its first words: a text that was given, by whom and when. */
export function NoteLine({ note, today, named }: Props) {
  const [whole, setWhole] = useState(named);
  const { id, text, at, who, session, outside } = note;
  const begin = text.slice(0, 60);
  return (
    <article
      id={`note-${id}`}
      className="kept-note"
      data-named={named || undefined}
      aria-label={begin}
      tabIndex={-1}
    >
      <p className="text">
        {whole || text.length <= LONG ? text : `${text.slice(0, LONG).replace(/\s+\S*$/, "")}…`}
      </p>
      {text.length > LONG && (
        <button type="button" className="link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? "Less" : "All of it"}
        </button>
      )}
      <p className="meta">
        {who && <strong>{who}</strong>}
        <time dateTime={at}>{sayDate(new Date(at).toLocaleDateString("en-CA"), null, today)}</time>
        {isName(session) && <span>{session}</span>}
        {outside && <span className="badge">others’ words</span>}
      </p>
      <button
        type="button"
        className="quiet square"
        aria-label={`Delete: ${begin}`}
        title="Delete"
        onClick={() => void removeNote(note)}
      >
        <Icon name="trash" size={16} />
      </button>
    </article>
  );
}

/** Whether somebody gave a session its name: without one it bears the time at which it began. */
function isName(session: string): boolean {
  return session !== "" && !/^\d{4}-\d\d-\d\dT/.test(session);
}
