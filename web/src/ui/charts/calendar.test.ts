import { expect, it } from "vitest";
import {
  levelOf,
  meanOf,
  monthsOver,
  stepOf,
  stretchesUntil,
  trailing,
  usualMost,
  weekdayOf,
  weekOf,
  weeksUntil,
} from "./calendar";

it("a week begins where its people begin it", () => {
  expect(weekdayOf("2026-11-23", 0)).toBe(0);
  expect(weekdayOf("2026-11-22", 0)).toBe(6);
  expect(weekdayOf("2026-11-22", 6)).toBe(0);
  expect(weekOf("2026-11-25", 0)).toBe("2026-11-23");
  expect(weekOf("2026-11-25", 6)).toBe("2026-11-22");
});

it("a calendar ends with the week of its last day, over new years too", () => {
  const weeks = weeksUntil("2027-01-02", 2, 0);
  expect(weeks[0]?.[0]).toBe("2026-12-21");
  expect(weeks[1]).toEqual([
    ...["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31"],
    ...["2027-01-01", "2027-01-02", "2027-01-03"],
  ]);
});

it("a month is named where it begins and has room", () => {
  const names = monthsOver(weeksUntil("2026-11-29", 13, 0));
  expect(names.map(([, name]) => name)).toEqual(["Sep", "Oct", "Nov"]);
  expect(monthsOver(weeksUntil("2026-11-29", 1, 0))).toEqual([]);
});

it("nothing is no colour, little is a little, the most and more are the strongest", () => {
  expect([0, 1, 25, 26, 100, 900].map((words) => levelOf(words, 100))).toEqual([0, 1, 1, 2, 4, 4]);
  expect(levelOf(3, 0)).toBe(0);
  expect(usualMost([0, 0, ...Array.from({ length: 30 }, () => 100), 5000])).toBe(100);
  expect(usualMost([])).toBe(0);
});

it("keys walk days down and weeks across", () => {
  expect(["ArrowDown", "ArrowLeft", "PageDown", "Enter"].map(stepOf)).toEqual([1, -7, 28, null]);
});

it("days are gathered without the ones that are not known, and none has no mean", () => {
  expect(meanOf([1, null, 2, undefined])).toBe(1.5);
  expect(meanOf([null])).toBeNull();
  expect(trailing([1, null, 3, null, null], 2)).toEqual([1, 1, 3, 3, null]);
  const weeks = stretchesUntil("2026-11-23", 90, 7);
  expect(weeks.length).toBe(13);
  expect(weeks.at(-1)).toContain("2026-11-23");
  expect(weeks.at(-1)?.[0]).toBe("2026-11-17");
  expect(stretchesUntil("2026-11-23", 3, 1)).toEqual([["2026-11-21"], ["2026-11-22"], ["2026-11-23"]]);
});
