import { makeStore } from "../../lib/store";
import { act } from "../../ui/act";
import type { Target } from "../../ui/PlacePicker";
import { type Life, type Node, patched, without } from "./life";
import { soon } from "./state";

/** The task lines that are meant together, by key, and the one from which a range is drawn. */
export interface Selection {
  keys: ReadonlySet<string>;
  from: string | null;
}

export const NOTHING: Selection = { keys: new Set(), from: null };
export const selection = makeStore(NOTHING);

/** The selection with a line more, or without it where it was in it; ranges are drawn from there. */
export function toggledOne({ keys }: Selection, key: string): Selection {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, from: key };
}

/** The selection of all task lines from where it was begun to a line; `more` keeps what was selected beside. */
export function stretched(
  nodes: readonly Node[],
  { keys, from }: Selection,
  key: string,
  more: boolean,
): Selection {
  const end = nodes.findIndex((node) => node.key === key);
  const begun = nodes.findIndex((node) => node.key === from);
  const start = begun < 0 ? end : begun;
  const range = tasksOf(nodes.slice(Math.min(start, end), Math.max(start, end) + 1)).map((node) => node.key);
  return { keys: new Set(more ? [...keys, ...range] : range), from: nodes[start]?.key ?? null };
}

/** The selection without lines that are not there any more; itself when all are. */
export function remaining(nodes: readonly Node[], was: Selection): Selection {
  if (was.keys.size === 0) return was;
  // A task that was moved stands in two places until both are read anew: it counts once.
  const there = new Set(tasksOf(nodes).map(({ key }) => key));
  const keys = new Set([...was.keys].filter((key) => there.has(key)));
  return keys.size === was.keys.size ? was : { ...was, keys };
}

/** The selection without some lines; what was selected since stays. */
export function less(was: Selection, keys: ReadonlySet<string>): Selection {
  return { ...was, keys: new Set([...was.keys].filter((key) => !keys.has(key))) };
}

function tasksOf(nodes: readonly Node[]): Node[] {
  return nodes.filter(({ kind }) => kind === "task");
}

/** "3 tasks": how many are meant. */
export function sayTasks(count: number): string {
  return count === 1 ? "1 task" : `${count} tasks`;
}

/** Changes tasks in one request, all or none; answers whether they were. What is known beforehand is shown at once. */
async function change(
  refs: readonly string[],
  fields: object,
  said: string,
  known?: Parameters<typeof patched>[2],
) {
  const deed = act("PATCH", "/api/tasks", { tasks: refs, ...fields }, { said });
  if (known) void soon((life) => each(life, refs, (left, ref) => patched(left, ref, known)), deed);
  return (await deed) !== null;
}

function each(life: Life, refs: readonly string[], one: (life: Life, ref: string) => Life): Life {
  return refs.reduce(one, life);
}

export function completeAll(refs: readonly string[]) {
  const known = { completed_at: new Date().toISOString() };
  return change(refs, { status: "completed" }, `Completed ${sayTasks(refs.length)}`, known);
}

export function dueAll(refs: readonly string[], due: string) {
  return change(refs, { due }, `Due ${due}: ${sayTasks(refs.length)}`);
}

export function weighAll(refs: readonly string[], priority: "low" | "medium" | "high") {
  const said = `${priority[0]?.toUpperCase()}${priority.slice(1)} priority: ${sayTasks(refs.length)}`;
  return change(refs, { priority }, said, { priority });
}

export function tagAll(refs: readonly string[], tag: string) {
  return change(refs, { add_tags: [tag] }, `Tagged ${sayTasks(refs.length)} “${tag}”`);
}

/** Moves tasks into a project or an area, into a pillar's area General, or (null) out of all. */
export function moveAll(refs: readonly string[], to: Target | null) {
  const place = !to
    ? { project: null, area: null }
    : { [to.kind === "project" ? "project" : "area"]: to.ref };
  return change(refs, place, `Moved ${sayTasks(refs.length)}${to ? ` to ${to.name}` : ""}`);
}

export function removeAll(refs: readonly string[]) {
  const said = `Deleted ${sayTasks(refs.length)}`;
  const deed = act("POST", "/api/things/delete", { things: refs }, { said });
  void soon((life) => each(life, refs, without), deed);
}
