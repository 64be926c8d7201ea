import { expect, test } from "vitest";
import { factsOf } from "./facts";

test("facts carry their units, and what is not known is not said", () => {
  expect(
    factsOf({
      planned_percent: 30,
      actual_minutes: 95,
      due: "2026-12-04",
      at: new Date(2026, 10, 23, 14, 46).toISOString(),
      note: null,
      sample: [],
      p: 0.00004,
    }),
  ).toEqual([
    { name: "Planned", kind: "value", value: "30 %" },
    { name: "Actual", kind: "value", value: "1 h 35" },
    { name: "Due", kind: "value", value: "Fri 4 Dec" },
    { name: "At", kind: "value", value: "Mon 23 Nov 14:46" },
    { name: "Chance that it is chance", kind: "value", value: "less than 0.001" },
  ]);
});

test("rows become a table, lists stay lists, groups are unfolded: no braces are ever shown", () => {
  const said = factsOf({
    pillars: [
      { pillar: "PL1", planned_minutes: 120 },
      { pillar: "PL2", late: true },
    ],
    tasks: ["T1", "T2"],
    weeks: [["2026-11-16", 3]],
    week: { done: 4, best: { day: "monday" } },
    mixed: [1, { a: 2 }],
  });
  expect(said).toEqual([
    {
      name: "Pillars",
      kind: "rows",
      columns: ["Pillar", "Planned", "Late"],
      rows: [
        ["PL1", "2 h", "–"],
        ["PL2", "–", "yes"],
      ],
    },
    { name: "Tasks", kind: "values", values: ["T1", "T2"] },
    { name: "Weeks", kind: "rows", columns: [], rows: [["Mon 16 Nov", "3"]] },
    { name: "Week › done", kind: "value", value: "4" },
    { name: "Week › best › day", kind: "value", value: "monday" },
    { name: "Mixed", kind: "values", values: ["1", "a 2"] },
  ]);
  expect(JSON.stringify(said)).not.toContain("[object");
});
