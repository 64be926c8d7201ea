import type { Area, Pillar, Project, Task } from "../../lib/records";
import type { Move } from "./moves";

export const UNFILED = "unfiled";

/** Some tasks of a container, in order, and whether there are more. */
export interface Some {
  items: readonly Task[];
  more: boolean;
}

/** A life as far as it was read. */
export interface Life {
  pillars: readonly Pillar[];
  areas: readonly Area[];
  projects: readonly Project[];
  /** By the id of what they lie directly in: a project, an area, a task, UNFILED. */
  tasks: ReadonlyMap<string, Some>;
  /** Whether what is done is shown too. */
  withDone: boolean;
}

/** One visible line of the tree. `parent` is the key of the line it hangs under. */
export interface Node {
  key: string;
  parent: string | null;
  level: number;
  kind: "pillar" | "area" | "project" | "task" | "group" | "note" | "more" | "new";
  ref: string;
  name: string;
  /** How many tasks under it are open and done. */
  open: number;
  done: number;
  record: Pillar | Area | Project | Task | null;
  expandable: boolean;
  expanded: boolean;
}

/** The areas by pillar and the projects by area, each in order. */
export function taskContainers({ areas, projects }: Pick<Life, "areas" | "projects">) {
  const known = new Set(areas.map(({ id }) => id));
  return {
    areasOf: grouped(areas, (area) => area.pillar_id),
    projectsOf: grouped(projects, ({ area_id }) => (area_id !== null && known.has(area_id) ? area_id : null)),
  };
}

function grouped<T extends { position: number }>(things: readonly T[], by: (thing: T) => string | null) {
  const groups = new Map<string | null, T[]>();
  for (const thing of things) groups.set(by(thing), [...(groups.get(by(thing)) ?? []), thing]);
  for (const group of groups.values()) group.sort((a, b) => a.position - b.position);
  return groups;
}

/** The life after a thing got other fields, before the server said so. */
export function patched(life: Life, ref: string, fields: Partial<Task & Project & Area & Pillar>): Life {
  const patch = <T extends { ref: string }>(things: readonly T[]): readonly T[] =>
    things.some((thing) => thing.ref === ref)
      ? things.map((thing) => (thing.ref === ref ? { ...thing, ...fields } : thing))
      : things;
  return everywhere(life, patch);
}

/** The life without a thing. */
export function without(life: Life, ref: string): Life {
  return everywhere(life, (things) =>
    things.some((thing) => thing.ref === ref) ? things.filter((thing) => thing.ref !== ref) : things,
  );
}

function everywhere(
  life: Life,
  change: <T extends { ref: string }>(things: readonly T[]) => readonly T[],
): Life {
  const tasks = new Map(
    [...life.tasks].map(([key, some]) => [key, { ...some, items: change(some.items) }] as const),
  );
  return {
    ...life,
    pillars: change(life.pillars),
    areas: change(life.areas),
    projects: change(life.projects),
    tasks,
  };
}

/** The life after a move: the thing lies in its new place, between its new neighbours. */
export function moved(life: Life, move: Move): Life {
  const { ref, kind, into, before } = move;
  if (kind === "pillar") return { ...life, pillars: between(life.pillars, ref, before, {}) };
  if (kind === "area")
    return {
      ...life,
      areas: between(life.areas, ref, before, { pillar_id: into?.kind === "pillar" ? into.key : null }),
    };
  if (kind === "project") {
    if (into?.kind === "pillar") return without(life, ref); // it goes into an area that is not known here yet
    return {
      ...life,
      projects: between(life.projects, ref, before, { area_id: into?.kind === "area" ? into.key : null }),
    };
  }
  return movedTask(life, move);
}

function movedTask(life: Life, { ref, into, before, task: asItWas }: Move): Life {
  const all = [...life.tasks.values()].flatMap(({ items }) => items);
  const task = all.find((each) => each.ref === ref) ?? asItWas;
  if (!task) return life;
  const left = into ? holding(without(life, ref), into.ref) : without(life, ref);
  const key = into?.key ?? UNFILED;
  const target = left.tasks.get(key) ?? { items: [], more: false };
  const items = target.items.filter((each) => each.ref !== ref);
  const at = items.findIndex((each) => each.ref === before);
  items.splice(at < 0 ? items.length : at, 0, task);
  return { ...left, tasks: new Map(left.tasks).set(key, { ...target, items }) };
}

/** The life in which a line can be opened, because something lies under it now. */
function holding(life: Life, ref: string): Life {
  const one = <T extends { ref: string; open_tasks: number }>(thing: T): T =>
    thing.ref === ref ? { ...thing, open_tasks: Math.max(thing.open_tasks, 1) } : thing;
  const under = (task: Task): Task =>
    task.ref === ref ? { ...task, open_subtasks: Math.max(task.open_subtasks, 1) } : task;
  const tasks = new Map(
    [...life.tasks].map(([key, some]) => [key, { ...some, items: some.items.map(under) }]),
  );
  return { ...life, projects: life.projects.map(one), tasks };
}

function between<T extends { ref: string; position: number }>(
  things: readonly T[],
  ref: string,
  before: string,
  fields: Partial<T>,
): readonly T[] {
  const order = things.map(({ position }) => position).sort((a, b) => a - b);
  const next = things.find((thing) => thing.ref === before)?.position ?? Number.POSITIVE_INFINITY;
  const last = order.filter((position) => position < next).at(-1) ?? 0;
  const position = Number.isFinite(next) ? (last + next) / 2 : last + 1;
  return things.map((thing) => (thing.ref === ref ? { ...thing, ...fields, position } : thing));
}
