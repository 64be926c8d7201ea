import { expect, test } from "vitest";
import type { Area, Pillar, Project, Task } from "../../lib/records";
import { type Life, moved, patched, UNFILED, without } from "./life";
import { bodyOf, dropped, type Move, shifted } from "./moves";
import { nodesOf, step, wantedIn } from "./nodes";

const task = (ref: string, title: string, more: Partial<Task> = {}) =>
  ({ id: ref.toLowerCase(), ref, title, open_subtasks: 0, done_subtasks: 0, ...more }) as Task;

const life: Life = {
  pillars: [
    { id: "h", ref: "PL1", name: "Health", position: 1, open_tasks: 4, done_tasks: 1 } as Pillar,
    { id: "w", ref: "PL2", name: "Work", position: 2, open_tasks: 0, done_tasks: 0 } as Pillar,
  ],
  areas: [
    {
      id: "f",
      ref: "A1",
      name: "Fitness",
      pillar_id: "h",
      position: 1,
      open_tasks: 4,
      done_tasks: 1,
    } as Area,
  ],
  projects: [
    {
      id: "x",
      ref: "P2",
      name: "Somewhere",
      area_id: null,
      position: 1,
      open_tasks: 0,
      done_tasks: 0,
    } as Project,
    { id: "y", ref: "P3", name: "Yoga", area_id: "f", position: 5, open_tasks: 0, done_tasks: 0 } as Project,
    {
      id: "m",
      ref: "P1",
      name: "Half marathon",
      area_id: "f",
      position: 2,
      open_tasks: 3,
      done_tasks: 1,
    } as Project,
  ],
  tasks: new Map([
    [
      "m",
      {
        items: [
          task("T1", "Buy shoes"),
          task("T2", "Find a plan", { open_subtasks: 1 }),
          task("T3", "Run 5 km"),
        ],
        more: false,
      },
    ],
    ["f", { items: [task("T4", "See a doctor")], more: true }],
    ["t2", { items: [task("T5", "Ask Anna")], more: false }],
    [UNFILED, { items: [], more: false }],
  ]),
  withDone: false,
};

const at = (toggled: string[], of: Life = life) => nodesOf(of, new Set(toggled));
const shown = (toggled: string[], of: Life = life) =>
  at(toggled, of).map(({ level, name }) => `${level} ${name}`);
const index = (toggled: string[], ref: string) => at(toggled).findIndex((node) => node.ref === ref);

test("pillars and areas are open at first, projects and what is not filed open on demand, all in their order", () => {
  expect(shown([])).toEqual([
    ...["1 Health", "2 Fitness", "3 Half marathon", "3 Yoga", "3 See a doctor", "3 Show more"],
    ...["1 Work", "1 Not filed yet"],
  ]);
  expect(shown(["f", "m"])).toEqual(["1 Health", "2 Fitness", "1 Work", "1 Not filed yet"]);
  expect(shown(["m", "t2"]).slice(2, 7)).toEqual([
    ...["3 Half marathon", "4 Buy shoes", "4 Find a plan", "5 Ask Anna", "4 Run 5 km"],
  ]);
  expect(shown(["h", UNFILED])).toEqual(["1 Health", "1 Work", "1 Not filed yet", "2 Somewhere"]);
});

test("only what is in sight is read", () => {
  expect(wantedIn({ ...life, tasks: new Map() }, new Set(["m"]))).toEqual(["f", "m"]);
  expect(wantedIn({ ...life, tasks: new Map() }, new Set(["h", "m", UNFILED]))).toEqual([UNFILED]);
});

test("the arrows walk the lines, open and close them", () => {
  const nodes = at(["m"]);
  expect(step(nodes, 0, "ArrowDown")).toEqual({ go: 1 });
  expect(step(nodes, 0, "ArrowUp")).toEqual({ go: 0 });
  expect(step(nodes, 2, "ArrowRight")).toEqual({ go: 3 });
  expect(step(nodes, 3, "ArrowRight")).toBeNull();
  expect(step(nodes, 3, "ArrowLeft")).toEqual({ go: 2 });
  expect(step(nodes, 2, "ArrowLeft")).toEqual({ toggle: "m" });
  expect(step(nodes, nodes.length - 1, "ArrowRight")).toEqual({ toggle: UNFILED });
});

test("Alt with the arrows moves among siblings, under the one above, and out", () => {
  const toggled = ["m", "t2"];
  const move = (ref: string, key: string) => {
    const made = shifted(at(toggled), index(toggled, ref), key);
    return made && bodyOf(made);
  };
  expect(move("T3", "ArrowUp")).toEqual({ to: "P1", before: "T2" });
  expect(move("T1", "ArrowDown")).toEqual({ to: "P1", before: "T3" });
  expect(move("T2", "ArrowDown")).toEqual({ to: "P1", before: "last" });
  expect(move("T1", "ArrowUp")).toBeNull();
  expect(move("T3", "ArrowRight")).toEqual({ to: "T2", before: "last" });
  expect(move("T1", "ArrowRight")).toBeNull();
  expect(move("T5", "ArrowLeft")).toEqual({ to: "P1", before: "T3" });
  expect(move("T1", "ArrowLeft")).toEqual({ to: "A1", before: "last" });
  expect(move("P1", "ArrowDown")).toEqual({ to: "A1", before: "last" });
  expect(move("PL2", "ArrowUp")).toEqual({ before: "PL1" });
});

test("a line is let go before, after or in another, where that can hold it", () => {
  const drop = (ref: string, over: string, zone: "before" | "into" | "after") => {
    const made = dropped(at(["m", "t2"]), ref, over, zone);
    return made && bodyOf(made);
  };
  expect(drop("t3", "t1", "before")).toEqual({ to: "P1", before: "T1" });
  expect(drop("t1", "t3", "after")).toEqual({ to: "P1", before: "last" });
  expect(drop("t1", "t3", "into")).toEqual({ to: "T3", before: "last" });
  expect(drop("t1", "y", "before")).toEqual({ to: "P3", before: "last" });
  expect(drop("t1", "f", "into")).toEqual({ to: "A1", before: "last" });
  expect(drop("m", UNFILED, "into")).toEqual({ to: "none", before: "last" });
  expect(drop("y", "m", "before")).toEqual({ to: "A1", before: "P1" });
  expect(drop("w", "h", "before")).toEqual({ before: "PL1" });
  expect(drop("t2", "t5", "into"), "into itself").toBeNull();
  expect(drop("m", "t1", "into"), "a project in a task").toBeNull();
  expect(drop("h", "f", "into"), "a pillar in an area").toBeNull();
});

test("a change is seen before the server knows of it", () => {
  const renamed = patched(life, "T1", { title: "Buy good shoes" });
  expect(shown(["m"], renamed)[3]).toBe("4 Buy good shoes");
  expect(shown([], without(life, "A1"))).not.toContain("2 Fitness");
  const [nodes, into] = [at(["m"]), (key: string) => at(["m"]).find((node) => node.key === key) ?? null];
  const up = shifted(
    nodes,
    nodes.findIndex(({ ref }) => ref === "T3"),
    "ArrowUp",
  ) as Move;
  expect(shown(["m"], moved(life, up)).slice(3, 6)).toEqual(["4 Buy shoes", "4 Run 5 km", "4 Find a plan"]);
  const yoga: Move = { ref: "P3", kind: "project", into: into("f"), before: "P1", task: null };
  expect(shown([], moved(life, yoga)).slice(2, 4)).toEqual(["3 Yoga", "3 Half marathon"]);
  const outside = moved(life, { ...yoga, into: into(UNFILED), before: "last" });
  expect(shown([UNFILED], outside).slice(-2)).toEqual(["2 Somewhere", "2 Yoga"]);
  expect(life.projects).toHaveLength(3);
});

test("a task that moves is never gone while the lists that it leaves and enters are read again", () => {
  const nodes = at(["m"]);
  const move = shifted(
    nodes,
    nodes.findIndex(({ ref }) => ref === "T3"),
    "ArrowRight",
  ) as Move;
  const [left, entered] = [without(life, "T3"), moved(life, move)];
  for (const read of [life, left, entered]) {
    expect(shown(["m", "t2"], moved(read, move)).slice(3, 7)).toEqual([
      "4 Buy shoes",
      "4 Find a plan",
      "5 Ask Anna",
      "5 Run 5 km",
    ]);
  }
});
