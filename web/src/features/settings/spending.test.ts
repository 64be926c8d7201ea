import { expect, test } from "vitest";
import { sayMoney, sayNumber } from "../../lib/money";
import { type Period, sayCost, sayUse } from "./spending";

const PERIOD: Period = {
  spent: { calls: 2, tokens: 31_000, micros: 13_219 },
  limit: { calls: 500, tokens: 10_000_000, micros: 5_000_000 },
};

test("money and numbers are said as on the command line", () => {
  expect([5_000_000, 1_234_567_890, 20_000, 13_219, 0].map(sayMoney)).toEqual([
    "$5.00",
    "$1,234.57",
    "$0.02",
    "$0.0132",
    "$0.00",
  ]);
  expect([999_999, 2_500_000, 100_000_000].map(sayNumber)).toEqual(["999,999", "2.5 million", "100 million"]);
});

test("what was spent stands beside its limit", () => {
  expect(sayCost(PERIOD, [])).toBe("$0.0132 of $5.00");
  expect(sayUse(PERIOD)).toBe("2 of 500 calls, 31,000 of 10 million tokens");
});

test("a price that nobody knows is not said to be nothing", () => {
  const unpriced = { ...PERIOD, spent: { ...PERIOD.spent, micros: 0 } };
  expect(sayCost(unpriced, [{ model: "acme:one", month: PERIOD.spent, priced: false }])).toBe(
    "price unknown",
  );
  expect(sayCost(unpriced, [{ model: "free", month: PERIOD.spent, priced: true }])).toBe("$0.00 of $5.00");
});
