import { expect, it } from "vitest";
import { sayChange, sayDone } from "./words";

it("a share says its hours, and that nothing was done where nothing was", () => {
  expect(sayDone(95, 3)).toBe("1 h 35 · 3 done");
  expect(sayDone(0, 0)).toBe("nothing done");
});

it("a score is compared with the one before it", () => {
  expect(sayChange(-3.14, 7)).toBe("3.1 less than in the 7 days before");
  expect(sayChange(0.01, 28)).toBe("As in the 28 days before");
});
