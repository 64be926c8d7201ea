import { expect, it } from "vitest";
import type { Day } from "./records";
import { drawn, feltUntil, inWords } from "./trends";

const day = (date: string, fields: Partial<Day>): [string, Day] => [
  date,
  {
    ...{ day: date, entries: 1, words: 9, mood: null, energy: null, pleasant: null, sentiment: null },
    ...fields,
  },
];

it("a month is drawn day by day, energy on the same scale as mood, gaps left open", () => {
  const days = new Map([
    day("2026-11-22", { mood: "grateful", pleasant: 0.9, energy: 5 }),
    day("2026-11-23", { energy: 2, sentiment: -0.4 }),
  ]);
  const felt = feltUntil("2026-11-23", 30, days);
  expect(felt.length).toBe(30);
  expect(felt.at(-1)).toEqual({
    ...{ first: "2026-11-23", mood: "", pleasant: null, energy: -0.5, sentiment: -0.4 },
  });
  expect(felt.at(-2)).toMatchObject({ mood: "Grateful", pleasant: 0.9, energy: 1, sentiment: null });
  expect(felt[0]).toMatchObject({ pleasant: null, energy: null });
});

it("longer spans are told week by week, each the mean of what is known of it", () => {
  const days = new Map([day("2026-11-18", { pleasant: 0.5 }), day("2026-11-21", { pleasant: -0.5 })]);
  const felt = feltUntil("2026-11-23", 90, days, 7);
  expect(felt.length).toBe(13);
  expect(felt.at(-1)?.pleasant).toBe(0);
});

it("a line is the mean of the days before, and begins with what was before it", () => {
  const days = new Map([day("2026-10-20", { pleasant: 1 }), day("2026-11-20", { pleasant: -1 })]);
  const { values, dots } = drawn(feltUntil("2026-11-23", 37, days), "pleasant", 30);
  expect([values.length, dots?.length]).toEqual([30, 30]);
  expect([values[0], values[1], values[2]]).toEqual([1, 1, null]);
  expect(values.slice(-5)).toEqual([null, -1, -1, -1, -1]);
  expect(dots?.filter((dot) => dot !== null)).toEqual([-1]);
  expect(drawn([], "energy", 365).dots).toBeUndefined();
});

it("the lines are told in words", () => {
  const days = new Map([
    day("2026-11-01", { pleasant: -0.8, energy: 3 }),
    day("2026-11-23", { pleasant: 0.8, energy: 3 }),
  ]);
  expect(inWords(feltUntil("2026-11-23", 30, days), 30)).toBe(
    "Over 30 days mood was mixed and rising; energy was medium and steady.",
  );
  expect(inWords(feltUntil("2026-11-23", 30, new Map()), 30)).toContain("Nothing is known");
});
