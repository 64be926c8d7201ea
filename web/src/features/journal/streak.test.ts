import { expect, it } from "vitest";
import { rulesOf, sayRun, sayWeek } from "./streak";

it("a streak says how long it is in its own unit", () => {
  expect(sayRun({ current: 1, unit: "days" })).toBe("1 day in a row");
  expect(sayRun({ current: 12, unit: "weeks" })).toBe("12 weeks in a row");
  expect(sayRun({ current: 0, unit: "weeks" })).toBe("No streak yet");
  expect(sayWeek({ this_week: 3, per_week: 4 })).toBe("This week 3 of 4");
});

it("its rules are told as they are counted", () => {
  expect(rulesOf({ per_week: 3, unit: "weeks" })[0]).toContain("entries on 3 days of it");
  expect(rulesOf({ per_week: 7, unit: "days" })[0]).toContain("Each day");
});
