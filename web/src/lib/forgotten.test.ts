import { expect, test } from "vitest";
import { sayGone } from "./forgotten";

test("only what goes is said to go, and how many of it", () => {
  const nothing = { memories: [], messages: 0, notes: 0, entries: ["J1"], tasks: [] };
  expect(sayGone(nothing)).toEqual([]);
  const [memories, messages, notes] = sayGone({ ...nothing, memories: ["M3", "M1"], messages: 2, notes: 1 });
  expect(memories).toBe("2 memories: M3, M1");
  expect(messages).toMatch(/^2 messages, for Aurum: still to be read/);
  expect(notes).toBe("1 note");
});
