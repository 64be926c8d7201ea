import { expect, it } from "vitest";
import type { Weight } from "../../lib/hrm";
import { changes, isOwn, NOTHING, sayMove, shownOf, withWeight } from "./draft";

const weight = (own: number | null): Weight => ({
  ...{ rule: "R", name: "Deadlines", description: "", base: 0.8, own, effective: own ?? 0.8 },
  ...{ least: 0.5, most: 1, adjustable: true },
});

it("a weight that is put back to where it was is no change", () => {
  const moved = withWeight(NOTHING, weight(0.5), 0.7);
  expect(shownOf(weight(0.5), moved)).toBe(0.7);
  expect(changes(moved)).toBe(1);
  expect(changes(withWeight(moved, weight(0.5), 0.5))).toBe(0);
});

it("a reset shows the base, and is a change only where there was an own weight", () => {
  const reset = withWeight(NOTHING, weight(0.5), null);
  expect(shownOf(weight(0.5), reset)).toBe(0.8);
  expect(isOwn(weight(0.5), reset)).toBe(false);
  expect(changes(reset)).toBe(1);
  expect(changes(withWeight(NOTHING, weight(null), null))).toBe(0);
});

it("says how far a task moves", () => {
  expect(sayMove({ before: 4, after: 1 })).toBe("up 3");
  expect(sayMove({ before: 1, after: 2 })).toBe("down 1");
  expect(sayMove({ before: null, after: 7 })).toBe("comes in");
  expect(sayMove({ before: 3, after: 3 })).toBe("");
});
