import { expect, test } from "vitest";
import type { Card } from "./conversation";
import { describe, hitsIn } from "./describe";

const card = (tool: string, result: unknown, args: object = {}, changed = false): Card => ({
  ...{ kind: "card", id: "1", run: "r", tool, args: JSON.stringify(args), state: "done", raw: "" },
  ...{ question: null, answer: { ok: true, tool, result, operation: null, changed } },
});

const hit = (id: string) => ({
  ...{ kind: "note", id, ref: null, title: "", text: `Text ${id}`, at: "2026-11-23T12:00:00Z" },
  ...{ score: 1, thread: null, who: "Bo", source: "a.txt", outside: true },
});

test("what was recalled is counted and listed, and what is missing is said", () => {
  const recalled = card(
    "recall",
    { hits: [hit("1"), hit("2")], by: "words", note: "By words." },
    { query: "x" },
  );
  expect(describe(recalled, "2026-11-23")).toMatchObject({
    deed: "Recalled 2 passages",
    name: "",
    details: ["By words."],
  });
  expect(hitsIn(recalled.answer)?.map(({ id }) => id)).toEqual(["1", "2"]);
  expect(describe(card("recall", { hits: [], by: "words", note: null }), "2026-11-23").deed).toBe(
    "Recalled no passages",
  );
});

test("memories are listed as what opens them, and one that waits for a yes says so", () => {
  const memory = (ref: string, state: string) => ({
    ...{ id: ref, ref, text: `It is ${ref}`, state, learned_at: "2026-11-23T12:00:00Z" },
    source: { kind: "said" },
  });
  const listed = card("list_memories", [memory("M2", "proposed"), memory("M1", "active")]);
  expect(describe(listed, "2026-11-23").deed).toBe("Found 2 memories");
  expect(hitsIn(listed.answer)).toMatchObject([
    { kind: "memory", ref: "M2", title: "proposed" },
    { kind: "memory", ref: "M1", title: "" },
  ]);
  expect(hitsIn(card("list_tasks", []).answer)).toBeNull();
});

test("a forgetting says how much went, a preview how much would, neither what it was", () => {
  const told = { memories: ["M1"], messages: 0, notes: 2, entries: [], tasks: [] };
  expect(describe(card("forget", { ...told, preview: false }, { about: "Jonas" }, true), "")).toEqual({
    ...{ deed: "Forgot for good", ref: "", name: "" },
    details: ["1 memory: M1", "2 notes"],
  });
  expect(describe(card("forget", { ...told, preview: true }), "").deed).toBe(
    "Looked at what would be forgotten",
  );
});
