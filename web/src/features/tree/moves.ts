import type { Task } from "../../lib/records";
import type { Node } from "./life";

export type Kind = "pillar" | "area" | "project" | "task";

/** Where something is to lie: in which line (null: filed nowhere, or for a pillar the top), and before which sibling. */
export interface Move {
  ref: string;
  kind: Kind;
  into: { key: string; kind: Node["kind"]; ref: string; name: string } | null;
  /** A sibling's reference, or "last". */
  before: string;
  /** The task that moves, as it was: while lists are read again, it may be gone from one and not yet in the other. */
  task: Task | null;
}

export type Zone = "before" | "into" | "after";

const HOLDS: Partial<Record<Node["kind"], readonly Kind[]>> = {
  pillar: ["area", "project", "task"],
  group: ["area", "project", "task"],
  area: ["project", "task"],
  project: ["task"],
  task: ["task"],
};

/** Whether one kind of thing can lie in another. */
export function holds(parent: Node["kind"], child: Kind): boolean {
  return HOLDS[parent]?.includes(child) ?? false;
}

export function isKind(kind: Node["kind"]): kind is Kind {
  return kind === "pillar" || kind === "area" || kind === "project" || kind === "task";
}

/** The move that lets go of a line over another one would make, or null when it can't lie there. */
export function dropped(nodes: readonly Node[], dragged: string, target: string, zone: Zone): Move | null {
  const node = nodes.find(({ key }) => key === dragged);
  const over = nodes.find(({ key }) => key === target);
  if (!node || !over || !isKind(node.kind) || isUnder(nodes, over, node.key)) return null;
  const beside = over.kind === node.kind && zone !== "into" && !(zone === "after" && over.expanded);
  if (!beside) {
    if (!holds(over.kind, node.kind)) return null;
    const first = zone === "after" ? siblings(nodes, over.key, node.kind)[0] : undefined;
    return { ref: node.ref, kind: node.kind, into: over, before: first?.ref ?? "last", task: taskOf(node) };
  }
  const row = siblings(nodes, over.parent, node.kind).filter(({ key }) => key !== node.key);
  const at = row.findIndex(({ key }) => key === over.key);
  return move(nodes, node, over.parent, row[zone === "before" ? at : at + 1]?.ref ?? "last");
}

/** The move that Alt with an arrow makes: among its siblings, under the one above it, or out of what it lies in. */
export function shifted(nodes: readonly Node[], at: number, key: string): Move | null {
  const node = nodes[at];
  if (!node || !isKind(node.kind)) return null;
  const row = siblings(nodes, node.parent, node.kind);
  const index = row.findIndex((each) => each.key === node.key);
  switch (key) {
    case "ArrowUp":
      return index > 0 ? move(nodes, node, node.parent, row[index - 1]?.ref ?? "last") : null;
    case "ArrowDown":
      return index < row.length - 1 ? move(nodes, node, node.parent, row[index + 2]?.ref ?? "last") : null;
    case "ArrowRight": {
      const above = row[index - 1];
      return above && holds(above.kind, node.kind) ? move(nodes, node, above.key, "last") : null;
    }
    case "ArrowLeft":
      return outward(nodes, node);
    default:
      return null;
  }
}

/** The nearest line above what it lies in that can hold it. */
function outward(nodes: readonly Node[], node: Node): Move | null {
  let under = nodes.find(({ key }) => key === node.parent);
  while (under) {
    const outer = nodes.find(({ key }) => key === under?.parent);
    if (!outer || !isKind(node.kind)) return null;
    if (holds(outer.kind, node.kind)) {
      const row = siblings(nodes, outer.key, node.kind);
      const next = row[row.findIndex(({ key }) => key === under?.key) + 1];
      return move(nodes, node, outer.key, under.kind === node.kind ? (next?.ref ?? "last") : "last");
    }
    under = outer;
  }
  return null;
}

function move(nodes: readonly Node[], node: Node, parent: string | null, before: string): Move {
  const into = nodes.find(({ key }) => key === parent) ?? null;
  return { ref: node.ref, kind: node.kind as Kind, into, before, task: taskOf(node) };
}

export function taskOf({ kind, record }: Node): Task | null {
  return kind === "task" ? (record as Task) : null;
}

function siblings(nodes: readonly Node[], parent: string | null, kind: Kind): Node[] {
  return nodes.filter((each) => each.parent === parent && each.kind === kind);
}

function isUnder(nodes: readonly Node[], node: Node, key: string): boolean {
  let at: Node | undefined = node;
  while (at) {
    if (at.key === key) return true;
    const { parent }: Node = at;
    at = nodes.find((each) => each.key === parent);
  }
  return false;
}

/** What the server is told of a move. */
export function bodyOf({ kind, into, before }: Move): { to?: string; before: string } {
  if (kind === "pillar") return { before };
  return { to: into?.ref || "none", before };
}
