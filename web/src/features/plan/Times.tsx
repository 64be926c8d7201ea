import { type FormEvent, useState } from "react";
import { clockOf, minutesOf } from "../../ui/charts/day";
import { Dialog } from "../../ui/Dialog";
import type { Span } from "./useStretching";

interface Props {
  title: string;
  span: Span;
  close: () => void;
  save: (span: Span) => void;
}

/** dialog: the times of a block, typed. */
export function Times({ title, span, close, save }: Props) {
  const [start, setStart] = useState(clockOf(span.start));
  const [end, setEnd] = useState(clockOf(span.end));
  const wrong = start !== "" && end !== "" && minutesOf(end) <= minutesOf(start);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (wrong || !start || !end) return;
    close();
    save({ start: minutesOf(start), end: minutesOf(end) });
  }

  return (
    <Dialog label={`Times of ${title}`} className="small" close={close}>
      <h2>{title}</h2>
      <form className="times" onSubmit={submit}>
        <label>
          From
          <input type="time" value={start} onChange={({ target }) => setStart(target.value)} />
        </label>
        <label>
          to
          <input
            type="time"
            value={end}
            aria-invalid={wrong}
            onChange={({ target }) => setEnd(target.value)}
          />
        </label>
        {wrong && <p role="alert">It has to end after it begins.</p>}
        <div className="choices">
          <button type="button" onClick={close}>
            Leave it
          </button>
          <button type="submit" className="main" disabled={wrong || !start || !end}>
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}
