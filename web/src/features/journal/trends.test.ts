import { expect, it } from "vitest";
import type { Day } from "./records";
import { feltUntil, inWords } from "./trends";

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

it("longer spans are drawn week by week, each the mean of what is known of it", () => {
  const days = new Map([day("2026-11-18", { pleasant: 0.5 }), day("2026-11-21", { pleasant: -0.5 })]);
  const felt = feltUntil("2026-11-23", 90, days);
  expect(felt.length).toBe(13);
  expect(felt.at(-1)?.pleasant).toBe(0);
  expect(feltUntil("2026-11-23", 365, days).length).toBe(53);
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
