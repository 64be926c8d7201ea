import { type MouseEvent, memo, useRef, useState } from "react";
import { sayDate } from "../../lib/dates";
import { useOwnDay } from "../../lib/me";
import { openThing } from "../../lib/place";
import type { Task } from "../../lib/records";
import { Icon } from "../../ui/Icon";
import { TaskMeta } from "../../ui/TaskMeta";
import { LineMenu } from "./LineMenu";
import type { Node } from "./life";
import { isKind, type Kind, type Zone } from "./moves";
import { add, complete, editing, rename, showMore, toggle } from "./state";

interface Props {
  node: Node;
  roomy: boolean;
  /** Whether Tab leads to it. */
  current: boolean;
  /** Whether it is one of several lines that are changed together. */
  selected: boolean;
  edited: boolean;
  drop: Zone | null;
  dragged: boolean;
  onFocus: (key: string) => void;
  onEnd: () => void;
}

/** One line: what it is called, how far it is, and what can be done with it. */
export const Line = memo(function Line({
  node,
  roomy,
  current,
  selected,
  edited,
  drop,
  dragged,
  onFocus,
  onEnd,
}: Props) {
  const { key, kind, level, name, ref, expandable, expanded } = node;
  const task = kind === "task" ? (node.record as Task) : null;
  const done = task ? task.completed_at !== null : false;
  const archived = node.record?.archived_at != null;
  const state = `${done ? " done" : ""}${archived ? " archived" : ""}${dragged ? " dragging" : ""}${selected ? " selected" : ""}`;

  function onClick(event: MouseEvent) {
    if (expandable && (event.target as Element).closest(".twist")) toggle(key);
    else if (kind === "more") showMore(node.parent ?? "");
    else if (task) openThing(ref);
    else if (expandable) toggle(key);
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself hears the keys
    <div
      role="treeitem"
      className={`line ${kind} level-${Math.min(level, 8)}${state}${drop ? ` drop-${drop}` : ""}`}
      data-key={key}
      aria-level={level}
      aria-label={labelOf(node, done)}
      aria-expanded={expandable ? expanded : undefined}
      aria-selected={task ? selected : undefined}
      tabIndex={current ? 0 : -1}
      onFocus={() => onFocus(key)}
      onClick={onClick}
      onDoubleClick={() => isKind(kind) && !task && editing.set(key)}
    >
      <span className="twist">{expandable && <Icon name="chevron" size={14} />}</span>
      {task && (
        <button
          type="button"
          className="tick"
          tabIndex={-1}
          aria-label={`${done ? "Reopen" : "Complete"} ${name}`}
          onClick={(event) => {
            event.stopPropagation();
            complete(node);
          }}
        >
          <Icon name="check" size={11} />
        </button>
      )}
      {node.record && "icon" in node.record && node.record.icon && (
        <span className="emblem" aria-hidden="true">
          {node.record.icon}
        </span>
      )}
      {node.record && "colour" in node.record && node.record.colour && !node.record.icon && (
        <span className="swatch" style={{ background: node.record.colour }} aria-hidden="true" />
      )}
      {edited ? (
        <NameInput
          first={name}
          label={`Name of ${ref}`}
          save={(words) => {
            rename(node, words);
            onEnd();
          }}
          cancel={onEnd}
        />
      ) : (
        <span className="name">{name}</span>
      )}
      {task && roomy && <TaskMeta task={task} place={false} />}
      {!task && <Progress node={node} roomy={roomy} />}
      {ref && <span className="ref">{ref}</span>}
      {isKind(kind) && <LineMenu node={node} />}
    </div>
  );
}, same);

/** Lines are made anew at each change: only those that look different are drawn again. */
function same(a: Props, b: Props): boolean {
  const plain = ["roomy", "current", "selected", "edited", "drop", "dragged"] as const;
  const fields = ["name", "level", "open", "done", "expandable", "expanded", "record", "parent"] as const;
  return plain.every((key) => a[key] === b[key]) && fields.every((field) => a.node[field] === b.node[field]);
}

function labelOf({ kind, name, open, done, ref }: Node, completed: boolean): string {
  if (!isKind(kind)) return name;
  const counts = open + done > 0 ? `, ${done} of ${open + done} done` : "";
  return `${name}${completed ? ", done" : ""}${counts}, ${kind} ${ref}`;
}

/** How much of what lies under a line is done. */
function Progress({ node: { open, done, kind, record }, roomy }: { node: Node; roomy: boolean }) {
  const today = useOwnDay();
  const due = kind === "project" && record && "due_date" in record ? record.due_date : null;
  const share = record && "time_allocation" in record ? record.time_allocation : null;
  return (
    <span className="counts" aria-hidden="true">
      {roomy && due && <span className="note">by {sayDate(due, null, today)}</span>}
      {roomy && kind === "pillar" && share !== null && <span className="note">{share} % of your time</span>}
      {open + done > 0 && (
        <>
          <span className="note">
            {done}/{open + done}
          </span>
          <progress max={open + done} value={done} />
        </>
      )}
    </span>
  );
}

const PLACEHOLDER: Record<Kind, string> = {
  pillar: "A core part of your life",
  area: "A standing responsibility",
  project: "An outcome",
  task: "Something to do",
};

/** A line that is not there yet: Enter adds it and goes on with the next one, Escape ends. */
export function NewLine(props: { kind: Kind; parent: Node | null; level: number; onEnd: () => void }) {
  const { kind, parent, level, onEnd } = props;
  const [round, setRound] = useState(0);
  return (
    <div
      className={`line new ${kind} level-${Math.min(level, 8)}`}
      role="treeitem"
      aria-level={level}
      tabIndex={-1}
    >
      <span className="twist" />
      <NameInput
        key={round}
        first=""
        label={`New ${kind}${parent && isKind(parent.kind) ? ` in ${parent.name}` : ""}`}
        placeholder={PLACEHOLDER[kind]}
        save={(words, entered) => {
          if (!words.trim()) return onEnd();
          void add(kind, parent, words);
          if (parent && !parent.expandable && parent.kind !== "pillar" && parent.kind !== "area")
            toggle(parent.key, true);
          if (entered) setRound(round + 1);
          else onEnd();
        }}
        cancel={onEnd}
      />
    </div>
  );
}

interface InputProps {
  first: string;
  label: string;
  placeholder?: string;
  /** `entered` is false where the field was only left. */
  save: (words: string, entered: boolean) => void;
  cancel: () => void;
}

function NameInput({ first, label, placeholder = "", save, cancel }: InputProps) {
  const over = useRef(false);
  function end(act: () => void) {
    if (over.current) return;
    over.current = true;
    act();
  }
  return (
    <input
      className="edit"
      defaultValue={first}
      aria-label={label}
      placeholder={placeholder}
      maxLength={500}
      // biome-ignore lint/a11y/noAutofocus: writing here is what was asked for
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={(event) => end(() => save(event.target.value, false))}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter" && !event.nativeEvent.isComposing) {
          const { value } = event.currentTarget;
          end(() => save(value, true));
        }
        if (event.key === "Escape") end(cancel);
      }}
    />
  );
}
