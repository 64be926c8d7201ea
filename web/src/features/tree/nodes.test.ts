import { expect, test } from "vitest";
import type { Area, Pillar, Project, Task } from "../../lib/records";
import { type Life, nodesOf, step, UNFILED } from "./nodes";

const life: Life = {
  pillars: [{ id: "h", ref: "PL1", name: "Health", time_allocation: 20 } as Pillar],
  areas: [{ id: "f", ref: "A1", name: "Fitness", pillar_id: "h" } as Area],
  projects: [
    { id: "m", ref: "P1", name: "Half marathon", area_id: "f", open_tasks: 2, done_tasks: 1 } as Project,
    { id: "x", ref: "P2", name: "Somewhere", area_id: null, open_tasks: 0, done_tasks: 0 } as Project,
  ],
  tasks: new Map([["m", [{ id: "t", ref: "T1", title: "Buy shoes" } as Task]]]),
};

const shown = (toggled: string[]) =>
  nodesOf(life, new Set(toggled)).map(({ level, name }) => `${level} ${name}`);

test("pillars and areas are open at first, projects and what is not filed open on demand", () => {
  expect(shown([])).toEqual(["1 Health", "2 Fitness", "3 Half marathon", "1 Not filed yet"]);
  expect(shown(["m"])).toEqual([
    "1 Health",
    "2 Fitness",
    "3 Half marathon",
    "4 Buy shoes",
    "1 Not filed yet",
  ]);
  expect(shown(["h", UNFILED])).toEqual(["1 Health", "1 Not filed yet", "2 Somewhere", "2 Reading…"]);
});

test("the arrows walk the lines, open and close them", () => {
  const nodes = nodesOf(life, new Set(["m"]));
  expect(step(nodes, 0, "ArrowDown")).toEqual({ go: 1 });
  expect(step(nodes, 0, "ArrowUp")).toEqual({ go: 0 });
  expect(step(nodes, 2, "ArrowRight")).toEqual({ go: 3 });
  expect(step(nodes, 3, "ArrowRight")).toBeNull();
  expect(step(nodes, 3, "ArrowLeft")).toEqual({ go: 2 });
  expect(step(nodes, 2, "ArrowLeft")).toEqual({ toggle: "m" });
  expect(step(nodes, 4, "ArrowRight")).toEqual({ toggle: UNFILED });
  expect(step(nodes, 0, "End")).toEqual({ go: 4 });
});
