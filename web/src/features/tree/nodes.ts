import type { Area, Pillar, Project, Task } from "../../lib/records";
import { type Life, type Node, taskContainers, UNFILED } from "./life";

/** The lines to show, top down. `toggled` are the keys whose line is not as it is at first. */
export function nodesOf(life: Life, toggled: ReadonlySet<string>): Node[] {
  const { areasOf, projectsOf } = taskContainers(life);
  const nodes: Node[] = [];

  function add(node: Pick<Node, "key" | "parent" | "kind" | "name" | "level"> & Partial<Node>): boolean {
    const expanded = node.expandable === true && toggled.has(node.key) !== opensByItself(node.kind);
    nodes.push({ ref: "", open: 0, done: 0, record: null, expandable: false, ...node, expanded });
    return expanded;
  }

  function addPillar(pillar: Pillar) {
    const own = areasOf.get(pillar.id) ?? [];
    const { id, ref, name } = pillar;
    const counts = { open: pillar.open_tasks, done: pillar.done_tasks };
    const open = add({
      ...{ key: id, parent: null, level: 1, kind: "pillar", ref, name, record: pillar },
      ...counts,
      expandable: own.length > 0,
    });
    if (open) for (const area of own) addArea(area, id, 2);
  }

  function addArea(area: Area, parent: string, level: number) {
    const own = projectsOf.get(area.id) ?? [];
    const { id, ref, name } = area;
    const counts = { open: area.open_tasks, done: area.done_tasks };
    const direct = holdsTasks(life, area, own);
    const open = add({
      ...{ key: id, parent, level, kind: "area", ref, name, record: area },
      ...counts,
      expandable: own.length > 0 || direct,
    });
    if (!open) return;
    for (const project of own) addProject(project, id, level + 1);
    if (direct) addTasks(id, level + 1);
  }

  function addProject(project: Project, parent: string, level: number) {
    const { id, ref, name } = project;
    const counts = { open: project.open_tasks, done: project.done_tasks };
    const expandable = counts.open + (life.withDone ? counts.done : 0) > 0;
    const record = { ...{ key: id, parent, level, kind: "project" as const, ref, name, record: project } };
    if (add({ ...record, ...counts, expandable })) addTasks(id, level + 1);
  }

  function addTask(task: Task, parent: string, level: number) {
    const counts = { open: task.open_subtasks, done: task.done_subtasks };
    const expandable = counts.open + (life.withDone ? counts.done : 0) > 0;
    const { id, ref, title: name } = task;
    const record = { ...{ key: id, parent, level, kind: "task" as const, ref, name, record: task } };
    if (add({ ...record, ...counts, expandable })) addTasks(id, level + 1);
  }

  function addTasks(parent: string, level: number) {
    const found = life.tasks.get(parent);
    const note = (name: string, kind: "note" | "more" = "note") =>
      add({ key: `${parent} ${kind}`, parent, level, kind, name });
    if (!found) note("Reading…");
    else if (found.items.length === 0 && parent !== UNFILED) note("Nothing open here");
    for (const task of found?.items ?? []) addTask(task, parent, level);
    if (found?.more) note("Show more", "more");
  }

  for (const pillar of life.pillars) addPillar(pillar);
  if (add({ key: UNFILED, parent: null, level: 1, kind: "group", name: "Not filed yet", expandable: true })) {
    const areas = areasOf.get(null) ?? [];
    const projects = projectsOf.get(null) ?? [];
    for (const area of areas) addArea(area, UNFILED, 2);
    for (const project of projects) addProject(project, UNFILED, 2);
    addTasks(UNFILED, 2);
    const only = nodes.at(-1);
    if (only?.key === UNFILED)
      add({ key: `${UNFILED} note`, parent: UNFILED, level: 2, kind: "note", name: "Nothing here" });
  }
  return nodes;
}

/** The containers whose tasks are in sight and so have to be read, by key. */
export function wantedIn(life: Life, toggled: ReadonlySet<string>): string[] {
  const nodes = nodesOf(life, toggled);
  const projects = taskContainers(life).projectsOf;
  return nodes
    .filter(({ expanded, kind, record }) => {
      if (!expanded || kind === "pillar") return false;
      return kind !== "area" || holdsTasks(life, record as Area, projects.get((record as Area).id) ?? []);
    })
    .map(({ key }) => key);
}

/** Whether tasks lie directly in an area: it counts more of them than its projects do. */
function holdsTasks(life: Life, area: Area, projects: readonly Project[]): boolean {
  const sum = (of: (thing: Area | Project) => number) =>
    of(area) - projects.reduce((total, project) => total + of(project), 0);
  return (
    sum(({ open_tasks }) => open_tasks) > 0 || (life.withDone && sum(({ done_tasks }) => done_tasks) > 0)
  );
}

/** Where an arrow key leads: another line, a line to open or close, or nowhere. */
export function step(
  nodes: readonly Node[],
  at: number,
  key: string,
): { go: number } | { toggle: string } | null {
  const node = nodes[at];
  if (!node) return null;
  switch (key) {
    case "ArrowDown":
      return { go: Math.min(at + 1, nodes.length - 1) };
    case "ArrowUp":
      return { go: Math.max(at - 1, 0) };
    case "Home":
      return { go: 0 };
    case "End":
      return { go: nodes.length - 1 };
    case "ArrowRight":
      if (!node.expandable) return null;
      return node.expanded ? { go: at + 1 } : { toggle: node.key };
    case "ArrowLeft":
      if (node.expanded) return { toggle: node.key };
      return node.parent === null ? null : { go: nodes.findIndex((above) => above.key === node.parent) };
    default:
      return null;
  }
}

function opensByItself(kind: Node["kind"]): boolean {
  return kind === "pillar" || kind === "area";
}
