import { type ReactNode, useRef, useState } from "react";
import { propose } from "../../lib/draft";
import { openThing } from "../../lib/place";
import type { Blocked, Ranked } from "../../lib/records";
import { completionOf } from "../../lib/things";
import { kept } from "../../lib/words";
import { act } from "../../ui/act";
import { Icon } from "../../ui/Icon";
import { Part, source } from "../../ui/Part";
import { TaskMeta } from "../../ui/TaskMeta";

const WHY = source(async () => (await import("./Why")).Why);

/** A task that can be done now: its check circle, its reason, its score and where that comes from. */
export function RankedRow({ item, first, others }: { item: Ranked; first: boolean; others: Ranked[] }) {
  const [gone, setGone] = useState(false);

  async function complete() {
    setGone(true);
    const { method, path, verb } = completionOf(item.task);
    await act(method, path, undefined, { said: `${verb}: ${item.task.title}` });
    setGone(false);
  }

  return (
    <li className={`row${first ? " first" : ""}${gone ? " done" : ""}`}>
      <button
        type="button"
        className="circle"
        aria-label={`Complete ${item.task.title}`}
        aria-pressed={gone}
        disabled={gone}
        onClick={() => void complete()}
      >
        <Icon name="check" size={14} />
      </button>
      <Body item={item} others={others}>
        <p className="reason">{kept(item.reason)}</p>
      </Body>
    </li>
  );
}

/** A task that waits: it keeps its score and says what it waits for. */
export function BlockedRow({ item, others }: { item: Blocked; others: Ranked[] }) {
  const names = item.blocked_by.map(({ ref, title }) => `${ref} ${title}`).join(", ");
  return (
    <li className="row blocked">
      <span className="circle" aria-hidden="true">
        <Icon name="wait" size={14} />
      </span>
      <Body item={item} others={others}>
        <p className="reason">Blocked by {names}</p>
      </Body>
    </li>
  );
}

function Body({ item, others, children }: { item: Ranked; others: Ranked[]; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const { task, score } = item;

  /** What is asked about moves up, so that the answer is seen whole. */
  function toggle() {
    setOpen(!open);
    if (!open) requestAnimationFrame(() => body.current?.scrollIntoView({ block: "start" }));
  }

  return (
    <div className="body" ref={body}>
      <div className="head">
        <button type="button" className="title" onClick={() => openThing(task.ref)}>
          {task.title}
        </button>
        <button
          type="button"
          className="score"
          aria-expanded={open}
          aria-label={`Score ${score.toFixed(1)}: why?`}
          onClick={toggle}
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
        <TaskMeta task={task} />
      </p>
      {children}
      {open && <Part of={WHY} given={{ item, others: others.filter((each) => each !== item) }} />}
    </div>
  );
}
