import { useState } from "react";
import { openThing } from "../lib/place";
import type { Task } from "../lib/records";
import { completionOf } from "../lib/things";
import { act } from "./act";
import { Icon } from "./Icon";
import { TaskMeta } from "./TaskMeta";

interface Props {
  task: Task;
  place?: boolean;
  /** A later occurrence of a recurring task, which can't be done yet. */
  coming?: boolean;
  /** Whether the line stands where its date is said already. */
  dated?: boolean;
}

/** A task wherever tasks are listed: done with one click, opened with another. */
export function TaskLine({ task, place = true, coming = false, dated = false }: Props) {
  const [going, setGoing] = useState(false);
  const done = going !== (task.completed_at !== null);

  async function complete() {
    setGoing(true);
    const { method, path, verb } = completionOf(task);
    await act(method, path, undefined, { said: `${verb}: ${task.title}` });
    setGoing(false);
  }

  const shown = dated && task.due_date ? { ...task, due_date: null } : task;
  return (
    <li className={`task-line${done ? " done" : ""}${coming ? " coming" : ""}`}>
      {coming ? (
        <span className="tick" aria-hidden="true" />
      ) : (
        <button
          type="button"
          className="tick"
          aria-label={`${task.completed_at ? "Reopen" : "Complete"} ${task.title}`}
          aria-pressed={done}
          disabled={going}
          onClick={() => void complete()}
        >
          <Icon name="check" size={12} />
        </button>
      )}
      <div className="what">
        <button type="button" className="title" onClick={() => openThing(task.ref)}>
          {dated && task.due_time && <strong>{task.due_time.slice(0, 5)} </strong>}
          {task.title}
        </button>
        <TaskMeta task={shown} place={place} />
      </div>
      <span className="ref">{task.ref}</span>
    </li>
  );
}
