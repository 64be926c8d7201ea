import type { Area, Pillar, Project, Task } from "../../lib/records";

/** One visible line of the tree. `parent` is the key of the line it hangs under. */
export interface Node {
  key: string;
  parent: string | null;
  level: number;
  kind: "pillar" | "area" | "project" | "task" | "group" | "note";
  ref: string;
  name: string;
  note: string;
  expandable: boolean;
  expanded: boolean;
}

export interface Life {
  pillars: readonly Pillar[];
  areas: readonly Area[];
  projects: readonly Project[];
  /** The open tasks of a project by its id, as far as they were read; under UNFILED those of none. */
  tasks: ReadonlyMap<string, readonly Task[]>;
}

export const UNFILED = "unfiled";

/** The lines to show, top down. `toggled` are the keys whose line is not as it is at first. */
export function nodesOf(life: Life, toggled: ReadonlySet<string>): Node[] {
  const { pillars, areas, projects } = life;
  const nodes: Node[] = [];

  function add(node: Pick<Node, "key" | "parent" | "kind" | "name"> & Partial<Node>): boolean {
    const level = 1 + (nodes.find(({ key }) => key === node.parent)?.level ?? 0);
    const expanded = node.expandable === true && toggled.has(node.key) !== opensByItself(node.kind);
    nodes.push({ ref: "", note: "", expandable: false, ...node, level, expanded });
    return expanded;
  }

  function addArea(area: Area, parent: string) {
    const own = projects.filter((project) => project.area_id === area.id);
    const open = add({
      key: area.id,
      parent,
      kind: "area",
      ref: area.ref,
      name: area.name,
      expandable: own.length > 0,
    });
    if (open) for (const project of own) addProject(project, area.id);
  }

  function addProject(project: Project, parent: string) {
    const { id, ref, name, open_tasks, done_tasks } = project;
    const note = project.status === "completed" ? "done" : `${done_tasks}/${open_tasks + done_tasks}`;
    const expandable = open_tasks > 0;
    if (
      add({
        key: id,
        parent,
        kind: "project",
        ref,
        name,
        note: open_tasks + done_tasks ? note : "",
        expandable,
      })
    )
      addTasks(id);
  }

  function addTasks(parent: string) {
    const tasks = life.tasks.get(parent);
    if (!tasks) add({ key: `${parent} note`, parent, kind: "note", name: "Reading…" });
    else if (tasks.length === 0) add({ key: `${parent} note`, parent, kind: "note", name: "Nothing here" });
    for (const task of tasks ?? []) {
      add({ key: task.id, parent, kind: "task", ref: task.ref, name: task.title });
    }
  }

  for (const pillar of pillars) {
    const own = areas.filter((area) => area.pillar_id === pillar.id);
    const note = pillar.time_allocation === null ? "" : `${pillar.time_allocation} %`;
    const { id: key, ref, name } = pillar;
    if (add({ key, parent: null, kind: "pillar", ref, name, note, expandable: own.length > 0 })) {
      for (const area of own) addArea(area, key);
    }
  }
  if (add({ key: UNFILED, parent: null, kind: "group", name: "Not filed yet", expandable: true })) {
    for (const area of areas.filter((found) => found.pillar_id === null)) addArea(area, UNFILED);
    for (const project of projects.filter((found) => found.area_id === null)) addProject(project, UNFILED);
    addTasks(UNFILED);
  }
  return nodes;
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
