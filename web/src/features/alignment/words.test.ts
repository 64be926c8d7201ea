import { expect, it } from "vitest";
import { sayDone } from "../../lib/things";
import { sayChange, sayFurthest } from "./words";

it("a share says its hours, and that nothing was done where nothing was", () => {
  expect(sayDone(95, 3)).toBe("1 h 35 · 3 done");
  expect(sayDone(0, 0)).toBe("nothing done");
});

it("a score is compared with the one before it", () => {
  expect(sayChange(-3.14, 7)).toBe("3.1 less than in the 7 days before");
  expect(sayChange(0.01, 28)).toBe("As in the 28 days before");
});

it("the pillar that is furthest from its plan is named, be it too much or too little", () => {
  const shares = [
    { name: "Work", gap: 4.9 },
    { name: "Family", gap: -14.84 },
  ];
  expect(sayFurthest(shares)).toBe("Family is furthest off: 14.8 points less than planned.");
  expect(sayFurthest(shares.slice(0, 1))).toBe("Work is furthest off: 4.9 points more than planned.");
  expect(sayFurthest([{ name: "Work", gap: null }])).toBe("");
});
