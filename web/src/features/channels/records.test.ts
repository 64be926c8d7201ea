import { expect, test } from "vitest";
import { earlier, firstLine, sayDelivery, sayLeft, sayWays } from "./records";

test("a delivery says how it stands, and each way on which it was tried", () => {
  expect(sayDelivery({ state: "answered", reason: "", answer: "T12 is done." })).toBe(
    "answered: T12 is done.",
  );
  expect(sayDelivery({ state: "held", reason: "quiet hours", answer: null })).toBe("held back: quiet hours");
  expect(
    sayWays([
      { channel: "telegram", state: "failed", error: "blocked" },
      { channel: "slack", state: "sent", error: null },
    ]),
  ).toBe("Telegram: failed (blocked), Slack: sent");
});

test("a list shows the first line as words", () => {
  expect(firstLine("\n**Good morning.** What matters *today*:\n\n1. a")).toBe(
    "Good morning. What matters today:",
  );
  expect(firstLine("⏰ **T1 5 \\* 3**")).toBe("⏰ T1 5 * 3");
});

test("a channel moves up one place, the first stays", () => {
  expect(earlier(["telegram", "slack", "web"], 1)).toEqual(["slack", "telegram", "web"]);
  expect(earlier(["telegram", "slack"], 0)).toEqual(["telegram", "slack"]);
});

test("a code counts down and never below nothing", () => {
  const until = "2026-11-23T12:10:00Z";
  expect(sayLeft(until, Date.parse("2026-11-23T12:00:19Z"))).toBe("9:41");
  expect(sayLeft(until, Date.parse("2026-11-23T12:11:00Z"))).toBe("0:00");
});
