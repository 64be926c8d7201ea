import { propose } from "../../lib/draft";
import { chord } from "../../lib/keys";
import { openThing } from "../../lib/place";
import { Icon } from "../../ui/Icon";
import { Menu, type MenuItem } from "../../ui/Menu";
import type { Node } from "./life";
import { holds, type Kind } from "./moves";
import {
  adding,
  archive,
  complete,
  duplicate,
  editing,
  moving,
  remove,
  saveAsTemplate,
  toggle,
} from "./state";

const KINDS: readonly Kind[] = ["area", "project", "task"];
const KEY: Partial<Record<Node["kind"], Kind>> = {
  pillar: "area",
  area: "project",
  project: "task",
  task: "task",
};

export function LineMenu({ node }: { node: Node }) {
  return (
    <Menu
      label={`Actions for ${node.name}`}
      items={() => itemsFor(node)}
      className="quiet square dots"
      tabIndex={-1}
    >
      <Icon name="more" size={16} />
    </Menu>
  );
}

/** Everything that can be done with a line, each with its key. */
function itemsFor(node: Node): (MenuItem | null)[] {
  const { kind, ref, key } = node;
  const isTask = kind === "task";
  const done = node.record && "completed_at" in node.record && node.record.completed_at !== null;
  const archived = node.record?.archived_at != null;

  const add = (child: Kind): MenuItem => ({
    label: child === "task" && isTask ? "Add a subtask" : `Add ${child === "area" ? "an" : "a"} ${child}`,
    ...(KEY[kind] === child ? { keys: "A" } : child === "task" ? { keys: "T" } : {}),
    run() {
      if (node.expandable && !node.expanded) toggle(key);
      adding.set({ kind: child, parent: key });
    },
  });
  const adds = KINDS.filter((child) => holds(kind, child) && !(kind === "pillar" && child !== "area")).map(
    add,
  );
  return [
    { label: "Open", keys: "O", run: () => openThing(ref) },
    { label: "Rename", keys: "Enter", run: () => editing.set(key) },
    ...(isTask ? [{ label: done ? "Reopen" : "Complete", keys: "Space", run: () => complete(node) }] : []),
    null,
    ...adds,
    null,
    ...(kind === "pillar" ? [] : [{ label: "Move to…", keys: "M", run: () => moving.set(node) }]),
    { label: "Duplicate", keys: "D", run: () => duplicate(node) },
    ...(kind === "project" || isTask
      ? [{ label: "Save as a template", run: () => saveAsTemplate(node) }]
      : []),
    { label: "Mention in the chat", keys: "/", run: () => propose(`${ref} `) },
    null,
    { label: archived ? "Take out of the archive" : "Archive", keys: "E", run: () => archive(node) },
    { label: "Delete", keys: chord("").startsWith("⌘") ? "⌫" : "Del", harms: true, run: () => remove(node) },
  ];
}
