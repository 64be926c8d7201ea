import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { propose } from "../../lib/draft";
import { openThing } from "../../lib/place";
import { useStore } from "../../lib/store";
import { Line, NewLine } from "./Line";
import type { Node } from "./life";
import { isKind, type Kind, shifted } from "./moves";
import { step } from "./nodes";
import {
  adding,
  archive,
  complete,
  duplicate,
  editing,
  moving,
  perform,
  remove,
  showMore,
  toggle,
} from "./state";
import { useDrag } from "./useDrag";
import { useSelection } from "./useSelection";

/** What a line's own child is, where "a" adds one. */
const CHILD: Partial<Record<Node["kind"], Kind>> = {
  pillar: "area",
  area: "project",
  project: "task",
  task: "task",
  group: "task",
};

export function Lines({ nodes, roomy }: { nodes: readonly Node[]; roomy: boolean }) {
  const [current, setCurrent] = useState("");
  const tree = useRef<HTMLDivElement>(null);
  /** The line to be focused once it is drawn. */
  const wanted = useRef<string | null>(null);
  /** Whether the focus is here, and where among the lines it was last. */
  const held = useRef(false);
  const place = useRef(0);
  const edited = useStore(editing);
  const added = useStore(adding);
  const drag = useDrag(tree, nodes);
  const selection = useSelection(nodes);
  const found = nodes.findIndex(({ key }) => key === current);
  const at = Math.max(found, 0);

  useEffect(() => {
    if (wanted.current === null) {
      // A line that is drawn elsewhere loses the focus; when it goes, whoever took it away, a neighbour has it.
      if (held.current && document.activeElement === document.body) {
        const next = found >= 0 ? found : Math.min(place.current, nodes.length - 1);
        lineOf(tree.current, nodes[next]?.key ?? "")?.focus();
      }
      if (found >= 0) place.current = found;
      return;
    }
    const line = lineOf(tree.current, wanted.current);
    if (!line) return;
    wanted.current = null;
    line.focus();
  });

  useEffect(() => {
    const leave = ({ target }: PointerEvent) => {
      held.current &&= tree.current?.contains(target as HTMLElement) ?? false;
    };
    document.addEventListener("pointerdown", leave);
    return () => document.removeEventListener("pointerdown", leave);
  }, []);

  function begin(kind: Kind, parent: Node | null) {
    if (parent?.expandable) toggleOpen(parent);
    adding.set({ kind, parent: parent?.key ?? null });
  }

  /** The keys that change the line they are pressed on. */
  function change(event: KeyboardEvent, node: Node): boolean {
    const parent = nodes.find(({ key }) => key === node.parent) ?? null;
    const child = CHILD[node.kind];
    switch (event.key) {
      case "Enter":
      case "F2":
        if (node.kind === "more") showMore(node.parent ?? "");
        else if (isKind(node.kind)) editing.set(node.key);
        else toggle(node.key);
        return true;
      case " ":
        if (node.kind === "task") complete(node);
        else if (node.expandable) toggle(node.key);
        return true;
      case "a":
        if (child) begin(child, node);
        return child !== undefined;
      case "n":
        if (isKind(node.kind)) begin(node.kind, parent);
        return true;
      case "t":
        if (node.kind !== "pillar") begin("task", node);
        return true;
      case ".":
        lineOf(tree.current, node.key)?.querySelector<HTMLElement>("[aria-haspopup]")?.click();
        return true;
    }
    return isKind(node.kind) && changeThing(event, node);
  }

  function changeThing(event: KeyboardEvent, node: Node): boolean {
    switch (event.key) {
      case "o":
        openThing(node.ref);
        return true;
      case "/":
        propose(`${node.ref} `);
        return true;
      case "m":
        moving.set(node);
        return true;
      case "d":
        duplicate(node);
        return true;
      case "e":
        archive(node);
        return true;
      case "Delete":
      case "Backspace":
        remove(node);
        return true;
      default:
        return false;
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const node = nodes[at];
    if (!node || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      const move = shifted(nodes, at, event.key);
      if (!event.key.startsWith("Arrow")) return;
      event.preventDefault();
      if (!move) return;
      wanted.current = node.key;
      perform(move, node.name);
      return;
    }
    const taken = step(nodes, at, event.key);
    if (taken && "go" in taken) lineOf(tree.current, nodes[taken.go]?.key ?? "")?.focus();
    else if (taken) toggle(taken.toggle);
    else if (!selection.onKey(event, node) && !change(event, node)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function endAdding(parent: string | null) {
    wanted.current = parent;
    adding.set(null);
  }

  const newAfter = added && lastUnder(nodes, added.parent);
  return (
    <>
      <p id="tree-keys" className="unseen">
        Enter renames, Space completes, A adds inside, N beside, O opens, M moves, Alt with arrows moves in
        place, X selects a task for the bar below, Escape clears that, E archives, Delete deletes, the full
        stop opens the menu.
      </p>
      <div
        className="tree"
        role="tree"
        aria-label="Life"
        aria-multiselectable="true"
        aria-describedby="tree-keys"
        ref={tree}
        onKeyDown={onKeyDown}
        onFocus={() => {
          held.current = true;
        }}
        onBlur={({ relatedTarget }) => {
          held.current = relatedTarget === null && held.current && document.hasFocus();
        }}
        tabIndex={-1}
        {...drag.handlers}
        {...selection.handlers}
      >
        {nodes.map((node, index) => [
          <Line
            key={node.key}
            node={node}
            roomy={roomy}
            current={index === at}
            selected={selection.keys.has(node.key)}
            edited={edited === node.key}
            drop={drag.over?.key === node.key ? drag.over.zone : null}
            dragged={drag.dragged === node.key}
            onFocus={setCurrent}
            onEnd={() => {
              wanted.current = node.key;
              editing.set(null);
            }}
          />,
          newAfter === node.key && added && (
            <NewLineAt key="new" nodes={nodes} added={added} end={endAdding} />
          ),
        ])}
        {added && newAfter === null && <NewLineAt nodes={nodes} added={added} end={endAdding} />}
      </div>
      {drag.dragged && (
        <p className="dragged-name" ref={drag.ghost} aria-hidden="true">
          {nodes.find(({ key }) => key === drag.dragged)?.name}
        </p>
      )}
    </>
  );
}

function NewLineAt(props: {
  nodes: readonly Node[];
  added: { kind: Kind; parent: string | null };
  end: (parent: string | null) => void;
}) {
  const { nodes, added, end } = props;
  const parent = nodes.find(({ key }) => key === added.parent) ?? null;
  return (
    <NewLine
      kind={added.kind}
      parent={parent}
      level={(parent?.level ?? 0) + 1}
      onEnd={() => end(added.parent)}
    />
  );
}

/** The last line that hangs under another, itself when there is none; null for the end of all. */
function lastUnder(nodes: readonly Node[], parent: string | null): string | null {
  const at = nodes.findIndex(({ key }) => key === parent);
  if (at < 0) return nodes.findLast(({ kind }) => kind !== "group")?.key ?? null;
  let last = at;
  while ((nodes[last + 1]?.level ?? 0) > (nodes[at]?.level ?? 0)) last += 1;
  return nodes[last]?.key ?? null;
}

function lineOf(tree: HTMLElement | null, key: string): HTMLElement | null {
  return tree?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;
}

function toggleOpen(node: Node) {
  if (!node.expanded) toggle(node.key);
}
