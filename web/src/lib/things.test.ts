import { expect, test } from "vitest";
import { levelOf, readMinutes, sayMinutes } from "./things";

test("references name their level", () => {
  expect(["T1", "P3", "A2", "PL1", "J4", "x", "T"].map(levelOf)).toEqual([
    ...["task", "project", "area", "pillar", null, null, null],
  ]);
});

test("times that things take are read as people write them, and said so that they can be read again", () => {
  for (const [words, minutes] of [
    ...([
      ["45", 45],
      ["45m", 45],
      ["1h", 60],
      ["1 h 30", 90],
      ["1.5 h", 90],
      ["2 hours 5 min", 125],
    ] as const),
    ...([
      ["", null],
      ["soon", null],
      ["h", null],
      ["1 2", null],
    ] as const),
  ]) {
    expect(readMinutes(words), words).toBe(minutes);
  }
  for (const minutes of [1, 59, 60, 90, 600]) expect(readMinutes(sayMinutes(minutes))).toBe(minutes);
});
