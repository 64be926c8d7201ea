import { type ReactNode, useState } from "react";
import { sayDue } from "../../lib/dates";
import { propose } from "../../lib/draft";
import type { Blocked, Ranked } from "../../lib/records";
import { Contributions } from "../../ui/Contributions";
import { Icon } from "../../ui/Icon";
import { Path } from "../../ui/Path";
import { useCompletion } from "./completion";

/** A task that can be done now: its check circle, its reason, its score and where that comes from. */
export function RankedRow({ item, today, first }: { item: Ranked; today: string; first: boolean }) {
  const completion = useCompletion(item.task);
  const gone = completion.isPending;
  return (
    <li className={`row${first ? " first" : ""}${gone ? " done" : ""}`}>
      <button
        type="button"
        className="circle"
        aria-label={`Complete ${item.task.title}`}
        aria-pressed={gone}
        disabled={gone}
        onClick={() => completion.mutate()}
      >
        <Icon name="check" size={14} />
      </button>
      <Body item={item} today={today}>
        <p className="reason">{item.reason}</p>
      </Body>
    </li>
  );
}

/** A task that waits: it keeps its score and says what it waits for. */
export function BlockedRow({ item, today }: { item: Blocked; today: string }) {
  const names = item.blocked_by.map(({ ref, title }) => `${ref} ${title}`).join(", ");
  return (
    <li className="row blocked">
      <span className="circle" aria-hidden="true">
        <Icon name="wait" size={14} />
      </span>
      <Body item={item} today={today}>
        <p className="reason">Blocked by {names}</p>
      </Body>
    </li>
  );
}

function Body({ item, today, children }: { item: Ranked; today: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const { task, score } = item;
  const late = task.due_date !== null && task.due_date < today;
  return (
    <div className="body">
      <div className="head">
        <p className="title">{task.title}</p>
        <button
          type="button"
          className="score"
          aria-expanded={open}
          aria-label={`Score ${score.toFixed(1)}: why?`}
          onClick={() => setOpen(!open)}
        >
          {score.toFixed(1)}
          <Icon name="chevron" size={13} />
        </button>
      </div>
      <p className="meta">
        <button
          type="button"
          className="ref"
          title="Put into the message"
          onClick={() => propose(`${task.ref} `)}
        >
          {task.ref}
        </button>
        {task.due_date && (
          <span className={late ? "due late" : "due"}>{sayDue(task.due_date, task.due_time, today)}</span>
        )}
        {task.priority === "high" && <span>high priority</span>}
        {task.place.length > 0 && <span className="place">{task.place.join(" › ")}</span>}
      </p>
      {children}
      {open && (
        <div className="why">
          <Contributions parts={item.contributions} score={score} />
          <Path steps={item.path} />
        </div>
      )}
    </div>
  );
}
