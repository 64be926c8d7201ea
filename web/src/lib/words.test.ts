import { expect, test } from "vitest";
import { kept } from "./words";

test("a number stays with its unit, and with nothing else", () => {
  expect(kept("It got 5 % of 2.5 h, by 3 hours on 4 days.")).toBe(
    "It got 5\u00a0% of 2.5\u00a0h, by 3 hours on 4\u00a0days.",
  );
});
