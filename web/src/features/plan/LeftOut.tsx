import { sayDue } from "../../lib/dates";
import type { Left } from "../../lib/hrm";
import { useOwnDay } from "../../lib/me";
import { openThing } from "../../lib/place";
import { sayMinutes } from "../../lib/things";
import "./left.css";

interface Props {
  left: readonly Left[];
  /** By how many minutes the day is overfull. */
  over: number;
  postponed: ReadonlySet<string>;
  setPostponed: (tasks: ReadonlySet<string>) => void;
}

/** What a plan leaves out, why, and what of it can be put off to another day along with it. */
export function LeftOut({ left, over, postponed, setPostponed }: Props) {
  const today = useOwnDay();
  const movable = left.filter(({ postpone_to }) => postpone_to !== null);
  const off = left
    .filter(({ task_id }) => postponed.has(task_id))
    .reduce((sum, { minutes }) => sum + minutes, 0);
  if (left.length === 0) return null;

  function toggle(task: string) {
    const next = new Set(postponed);
    if (!next.delete(task)) next.add(task);
    setPostponed(next);
  }

  return (
    <section className="left-out" aria-label="Left out">
      <h3>
        Left out <span className="count">{left.length}</span>
        {movable.length > 1 && (
          <button
            type="button"
            className="link"
            onClick={() =>
              setPostponed(
                new Set(postponed.size < movable.length ? movable.map(({ task_id }) => task_id) : []),
              )
            }
          >
            {postponed.size < movable.length ? "Postpone all" : "Postpone none"}
          </button>
        )}
      </h3>
      <ul>
        {left.map(({ task_id, ref, title, minutes, reason, postpone_to }) => (
          <li key={task_id}>
            <button type="button" className="title" onClick={() => openThing(ref)}>
              {title}
            </button>
            <span className="clock">{sayMinutes(minutes)}</span>
            <p className="because">{reason}</p>
            {postpone_to && (
              <label>
                <input type="checkbox" checked={postponed.has(task_id)} onChange={() => toggle(task_id)} />
                Postpone to {sayDue(postpone_to, null, today)}
                <span className="unseen">: {title}</span>
              </label>
            )}
          </li>
        ))}
      </ul>
      {over > 0 && off > 0 && (
        <p className="because" role="status">
          {off >= over ? "Then it all fits." : `Then ${sayMinutes(over - off)} are still too much.`}
        </p>
      )}
    </section>
  );
}
