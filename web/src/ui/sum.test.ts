import { expect, test } from "vitest";
import type { Contribution } from "../lib/records";
import { adding, sayScore, saySilent, trim } from "./sum";

function part(name: string, points: number): Contribution {
  return { rule: name, name, weight: 1, confidence: 1, score: 1, points, reason: "" };
}

const PARTS = [part("Energy", 0), part("Pillar", 22), part("Deadline", 40), part("Skill", 0.04)];

test("the rule that adds most comes first, and one that adds nothing is not drawn", () => {
  expect(adding(PARTS).map(({ name }) => name)).toEqual(["Deadline", "Pillar"]);
  expect(PARTS.map(({ name }) => name)[0], "what was given stays as it is").toBe("Energy");
});

test("a score is said with its parts and with what is missing", () => {
  expect(sayScore(62.04, PARTS)).toBe("Score 62.0 of 100: Deadline 40.0, Pillar 22.0. 38.0 are missing.");
  expect(sayScore(0, [])).toBe("Score 0.0 of 100. 100.0 are missing.");
  expect(saySilent(PARTS)).toBe("2 more rules add nothing");
  expect(saySilent([part("Deadline", 40), part("Skill", 0)])).toBe("1 more rule adds nothing");
  expect(saySilent([part("Deadline", 40)])).toBe("");
});

test("numbers of a sum have three places at most", () => {
  expect([0.8, 1, 0.123456, 0].map(trim)).toEqual(["0.8", "1", "0.123", "0"]);
});
