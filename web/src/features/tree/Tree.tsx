import { useQueries, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useRef, useState } from "react";
import { propose } from "../../lib/draft";
import { getAll } from "../../lib/http";
import type { Area, Pillar, Project, Task } from "../../lib/records";
import { makeStore, useStore } from "../../lib/store";
import { Icon } from "../../ui/Icon";
import { Trouble } from "../../ui/Trouble";
import { type Node, nodesOf, step, UNFILED } from "./nodes";
import "./tree.css";

const EXAMPLE = "I want to run a half marathon in spring. Put it under Health.";

/** Which lines were opened or closed by hand; kept while other panels are shown. */
const toggledStore = makeStore<ReadonlySet<string>>(new Set());

/** tree "Life": pillars, areas, projects, tasks. Enter on a line puts its reference into the message. */
export function Tree() {
  const toggled = useStore(toggledStore);
  const pillars = useQuery({ queryKey: ["pillars"], queryFn: () => getAll<Pillar>("/api/pillars") });
  const areas = useQuery({ queryKey: ["areas"], queryFn: () => getAll<Area>("/api/areas") });
  const projects = useQuery({ queryKey: ["projects"], queryFn: () => getAll<Project>("/api/projects") });
  const all = [pillars, areas, projects];

  const wanted = [...(projects.data ?? []).map(({ id }) => id), UNFILED].filter((id) => toggled.has(id));
  const reads = useQueries({
    queries: wanted.map((id) => ({ queryKey: ["tasks", id], queryFn: () => tasksOf(id) })),
  });
  const tasks = new Map(
    wanted.flatMap((id, index) => (reads[index]?.data ? [[id, reads[index].data] as const] : [])),
  );

  const failed = all.find((query) => query.isError);
  const ready = all.every((query) => query.isSuccess);
  const life = { pillars: pillars.data ?? [], areas: areas.data ?? [], projects: projects.data ?? [], tasks };
  const empty = ready && life.pillars.length + life.areas.length + life.projects.length === 0;

  return (
    <section className="panel life" aria-labelledby="life-title">
      <header>
        <h2 id="life-title">Life</h2>
      </header>
      <div className="scroll">
        {failed && (
          <Trouble error={failed.error} retry={() => all.forEach((query) => void query.refetch())} />
        )}
        {empty && (
          <div className="empty">
            <p>Your life grows here: pillars, areas, projects, tasks. Say, for example:</p>
            <button type="button" className="example" onClick={() => propose(EXAMPLE)}>
              “{EXAMPLE}”
            </button>
          </div>
        )}
        {ready && <Lines nodes={nodesOf(life, toggled)} />}
      </div>
    </section>
  );
}

function Lines({ nodes }: { nodes: readonly Node[] }) {
  const [current, setCurrent] = useState("");
  const tree = useRef<HTMLDivElement>(null);
  const found = nodes.findIndex(({ key }) => key === current);
  const at = Math.max(found, 0);

  function toggle(key: string) {
    const next = new Set(toggledStore.get());
    if (!next.delete(key)) next.add(key);
    toggledStore.set(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    const node = nodes[at];
    const taken = step(nodes, at, event.key);
    if (taken && "go" in taken) {
      const line = tree.current?.children[taken.go];
      if (line instanceof HTMLElement) line.focus();
    } else if (taken) {
      toggle(taken.toggle);
    } else if ((event.key === "Enter" || event.key === " ") && node) {
      if (event.key === "Enter" && node.ref) propose(`${node.ref} `);
      else if (node.expandable) toggle(node.key);
    } else {
      return;
    }
    event.preventDefault();
  }

  return (
    <div className="tree" role="tree" aria-label="Life" ref={tree} onKeyDown={onKeyDown} tabIndex={-1}>
      {nodes.map((node, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself hears the keys
        <div
          key={node.key}
          role="treeitem"
          className={`line ${node.kind} level-${node.level}`}
          aria-level={node.level}
          aria-expanded={node.expandable ? node.expanded : undefined}
          aria-selected={index === at}
          tabIndex={index === at ? 0 : -1}
          onFocus={() => setCurrent(node.key)}
          onClick={() => node.expandable && toggle(node.key)}
          onDoubleClick={() => !node.expandable && node.ref && propose(`${node.ref} `)}
        >
          <span className="twist">{node.expandable && <Icon name="chevron" size={14} />}</span>
          <span className="name">{node.name}</span>
          {node.note && <span className="note">{node.note}</span>}
          {node.ref && <span className="ref">{node.ref}</span>}
        </div>
      ))}
    </div>
  );
}

async function tasksOf(id: string): Promise<Task[]> {
  if (id !== UNFILED) return getAll<Task>(`/api/tasks?status=open&project=${id}`);
  const all = await getAll<Task>("/api/tasks?status=open");
  return all.filter((task) => task.project_id === null);
}
