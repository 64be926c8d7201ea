import { expect, it } from "vitest";
import { byMonth, sayDay, wordsOf } from "./entries";
import type { Entry } from "./records";

const entry = (ref: string, day: string) => ({ ref, day }) as Entry;

it("entries lie under their months and days, newest first as they came", () => {
  const months = byMonth([
    entry("J5", "2026-12-01"),
    entry("J4", "2026-11-23"),
    entry("J3", "2026-11-23"),
    entry("J1", "2025-11-30"),
  ]);
  expect(months.map(({ name, days }) => [name, days.map(({ entries }) => entries.length)])).toEqual([
    ["December 2026", [1]],
    ["November 2026", [2]],
    ["November 2025", [1]],
  ]);
});

it("an entry without a text is told by its answers", () => {
  const answers = [
    { prompt: "A joy?", answer: "Tea" },
    { prompt: "A person?", answer: "Ada" },
  ];
  expect(wordsOf({ text: " ", answers })).toBe("Tea Ada");
  expect(wordsOf({ text: "A day", answers })).toBe("A day");
});

it("a day says what was written, or that nothing was", () => {
  expect(sayDay({ entries: 1, words: 1 })).toBe("1 entry, 1 word");
  expect(sayDay({ entries: 2, words: 340 })).toBe("2 entries, 340 words");
  expect(sayDay(undefined)).toBe("nothing written");
});
