import { expect, test } from "vitest";
import { routeOf } from "./calls";

test.each([
  [
    { tool: "change_task", arguments: { task: "T3", due: "2026-12-01", priority: "high" } },
    ["PATCH", "/api/tasks/T3", { due: "2026-12-01", priority: "high" }],
  ],
  [
    { tool: "change_project", arguments: { project: "P1", importance: 5 } },
    ["PATCH", "/api/projects/P1", { importance: 5 }],
  ],
  [
    { tool: "change_pillar", arguments: { pillar: "PL2", time_allocation: 40 } },
    ["PATCH", "/api/pillars/PL2", { time_allocation: 40 }],
  ],
  [
    { tool: "rate_insight", arguments: { insight: "I14", feedback: "rejected" } },
    ["POST", "/api/insights/I14/feedback", { feedback: "rejected" }],
  ],
  [{ tool: "complete_task", arguments: { task: "T1" } }, ["PUT", "/api/tasks/T1/completion", undefined]],
  [
    { tool: "set_weight", arguments: { rule: "ENERGY_PATTERN_001", weight: 0.4 } },
    ["PUT", "/api/weights/ENERGY_PATTERN_001", { weight: 0.4 }],
  ],
  [
    { tool: "set_weight", arguments: { rule: "ENERGY_PATTERN_001", weight: null } },
    ["DELETE", "/api/weights/ENERGY_PATTERN_001", undefined],
  ],
])("$tool is carried out by the request that fits it", (call, [method, path, body]) => {
  expect(routeOf(call)).toMatchObject({ method, path });
  expect(routeOf(call)?.body).toEqual(body);
});

test("a name cannot lead to another request, and what no request does is not offered", () => {
  const call = { tool: "change_task", arguments: { task: "../pillars/PL1" } };
  expect(routeOf(call)?.path).toBe("/api/tasks/..%2Fpillars%2FPL1");
  expect(routeOf({ tool: "search", arguments: { words: "x" } })).toBeNull();
});
