import { expect, test } from "vitest";
import { sayDone, sayEnergy } from "./records";

test("what was done is said against the week before", () => {
  expect(sayDone({ done: 7, before: 4 })).toBe("7 done, 3 more than the week before.");
  expect(sayDone({ done: 2, before: 4 })).toBe("2 done, 2 fewer than the week before.");
  expect(sayDone({ done: 4, before: 4 })).toBe("4 done, as many as the week before.");
  expect(sayDone({ done: 0, before: 0 })).toBe("Nothing was done in these two weeks.");
});

test("a mean energy has a word", () => {
  expect([1, 2.4, 3.1, 3.7, 5].map(sayEnergy)).toEqual(["very low", "low", "medium", "high", "very high"]);
});
