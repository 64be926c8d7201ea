import { sayDate, sayDue } from "../lib/dates";
import { useOwnDay } from "../lib/me";
import type { Task } from "../lib/records";
import { sayRule } from "../lib/recurrence";
import { sayMinutes } from "../lib/things";
import { Icon } from "./Icon";
import "./task.css";

interface Props {
  task: Task;
  /** Whether to say where it lies. */
  place?: boolean;
}

/** What is to be known of a task beside its title, in small letters. */
export function TaskMeta({ task, place = true }: Props) {
  const today = useOwnDay();
  const { due_date, due_time, start_date, start_time, estimate_minutes, recurrence } = task;
  const late = due_date !== null && due_date < today && task.completed_at === null;
  const due = due_date && (
    <span className={late ? "due late" : due_date === today ? "due now" : "due"}>
      {sayDue(due_date, due_time, today)}
    </span>
  );
  const starts = start_date && start_date > today;
  return (
    <span className="task-meta">
      {due}
      {starts && <span>from {sayDate(start_date, start_time, today)}</span>}
      {recurrence && (
        <span className="with-icon" title={sayRule(recurrence, task.after_completion)}>
          <Icon name="repeat" size={13} />
          <span className="rule">{sayRule(recurrence, task.after_completion)}</span>
        </span>
      )}
      {estimate_minutes !== null && <span>{sayMinutes(estimate_minutes)}</span>}
      {task.priority !== "medium" && (
        <span className={`priority-${task.priority}`}>{task.priority} priority</span>
      )}
      {task.blocked && <span className="with-icon">waits for {task.after.join(", ")}</span>}
      {task.status === "in_progress" && <span>in progress</span>}
      {task.status === "review" && <span>in review</span>}
      {task.tags.map((tag) => (
        <span key={tag}>#{tag}</span>
      ))}
      {place && task.place.length > 0 && <span className="place">{task.place.join(" › ")}</span>}
    </span>
  );
}
