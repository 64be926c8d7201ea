import { useQueries } from "@tanstack/react-query";
import { getSome } from "../../lib/http";
import { useGoals } from "../../lib/life";
import { go } from "../../lib/place";
import type { Task } from "../../lib/records";
import { useStore } from "../../lib/store";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { PlacePicker } from "../../ui/PlacePicker";
import { Trouble } from "../../ui/Trouble";
import { Lines } from "./Lines";
import { type Life, type Some, UNFILED } from "./life";
import { isKind, taskOf } from "./moves";
import { nodesOf, wantedIn } from "./nodes";
import { SelectionBar } from "./SelectionBar";
import { adding, FIRST, moving, pending, perform, shown, toggled, withArchived, withDone } from "./state";
import "./tree.css";
import "./drag.css";
import "./roomy.css";

/** tree "Life": pillars, areas, projects, tasks, subtasks, each moved, renamed, added and ended in its place. */
export function Tree({ roomy = false }: { roomy?: boolean }) {
  const done = useStore(withDone);
  const archived = useStore(withArchived);
  const opened = new Set(useStore(toggled));
  const goals = useGoals(archived);
  const changes = useStore(pending);
  const asked = useStore(moving);

  const bare: Life = { ...goals, tasks: new Map(), withDone: done };
  const wanted = useWanted(bare, opened);
  const reads = useQueries({
    queries: wanted.map((key) => {
      const path = pathTo(key, bare, done, archived);
      return {
        queryKey: ["tasks", "in", key, path],
        queryFn: () => tasksIn(key, path, shown.get().get(key) ?? FIRST),
      };
    }),
  });
  const tasks = new Map<string, Some>(bare.tasks);
  wanted.forEach((key, index) => {
    const data = reads[index]?.data;
    if (data) tasks.set(key, data);
  });
  const life = changes.reduce<Life>((known, change) => change(known), { ...bare, tasks });
  const nodes = nodesOf(life, opened);
  const empty = goals.ready && life.pillars.length + life.areas.length + life.projects.length === 0;

  return (
    <section className={`panel life${roomy ? " roomy" : ""}`} aria-labelledby="life-title">
      <header>
        {roomy ? <h1 id="life-title">Life</h1> : <h2 id="life-title">Life</h2>}
        <Menu
          label="The tree"
          items={() => [
            { label: "Add a pillar", run: () => adding.set({ kind: "pillar", parent: null }) },
            null,
            { label: done ? "Hide what is done" : "Show what is done", run: () => withDone.set(!done) },
            {
              label: archived ? "Hide the archive" : "Show the archive",
              run: () => withArchived.set(!archived),
            },
            { label: "Close all", run: () => toggled.set([]) },
          ]}
        >
          <Icon name="more" />
        </Menu>
      </header>
      <div className="scroll">
        {goals.error && <Trouble error={goals.error} retry={goals.retry} />}
        {empty && (
          <div className="empty">
            <p>Your life grows here: pillars, areas, projects, tasks. Say a goal in the chat, or</p>
            <button type="button" className="example" onClick={() => go("start")}>
              answer six questions and start with what fits.
            </button>
          </div>
        )}
        {goals.ready && <Lines nodes={nodes} roomy={roomy} />}
      </div>
      <SelectionBar nodes={nodes} />
      {asked && isKind(asked.kind) && (
        <PlacePicker
          level={asked.kind}
          name={asked.name}
          close={() => moving.set(null)}
          pick={(target) =>
            isKind(asked.kind) &&
            perform(
              { ref: asked.ref, kind: asked.kind, into: target, before: "last", task: taskOf(asked) },
              asked.name,
            )
          }
        />
      )}
    </section>
  );
}

/** The containers to read, found by going down as far as what was read already reaches. */
function useWanted(bare: Life, opened: ReadonlySet<string>): string[] {
  const level = wantedIn(bare, opened);
  // Tasks that hold subtasks come into sight with their containers: what is open stays wanted.
  const containers = new Set([...bare.areas, ...bare.projects].map(({ id }) => id));
  const pillars = new Set(bare.pillars.map(({ id }) => id));
  const subtasks = [...opened].filter(
    (key) => !containers.has(key) && !pillars.has(key) && key !== UNFILED && !level.includes(key),
  );
  return [...level, ...subtasks];
}

function pathTo(key: string, { areas, projects }: Life, done: boolean, archived: boolean): string {
  const area = areas.find(({ id }) => id === key);
  const project = projects.find(({ id }) => id === key);
  const place = area
    ? `area=${area.ref}&project=none&parent=none`
    : project
      ? `project=${project.ref}&parent=none`
      : key === UNFILED
        ? "project=none&area=none&parent=none"
        : `parent=${key}`;
  return `/api/tasks?status=${done ? "all" : "open"}&order=position${archived ? "&archived=true" : ""}&${place}`;
}

async function tasksIn(key: string, path: string, most: number): Promise<Some> {
  const { items, more } = await getSome<Task>(path, most);
  const own = items.filter((task) => (task.parent_id ?? task.project_id ?? task.area_id ?? UNFILED) === key);
  return { items: own, more };
}
