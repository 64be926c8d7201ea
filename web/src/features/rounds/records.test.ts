import { expect, test } from "vitest";
import { answerIn, fitting } from "./records";

test("a check-in's own buttons are answers, all others are deeds", () => {
  expect(answerIn("round 0b9d3c1e mood:grateful")).toBe("mood:grateful");
  expect(answerIn("done T12")).toBeNull();
});

test("who begins a check-in in the afternoon means the evening's", () => {
  expect([8, 14, 15, 23, 1].map(fitting)).toEqual(["morning", "morning", "evening", "evening", "evening"]);
});
