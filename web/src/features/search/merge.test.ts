import { expect, test } from "vitest";
import { daysOf, EVERYTHING } from "./asked";
import { type MeaningHit, marksIn, merge, type WordHit } from "./merge";

const word = (id: string, more: Partial<WordHit> = {}): WordHit => ({
  ...{ kind: "task", id, ref: "T1", title: "Buy shoes", title_marks: [], snippet: "", marks: [] },
  ...{ place: ["Health"], thread: null, day: null, done: false, created_at: "2026-11-20T12:00:00Z" },
  ...more,
});

const meaning = (id: string, more: Partial<MeaningHit> = {}): MeaningHit => ({
  ...{ kind: "task", id, ref: "T1", title: "Buy shoes", text: "Buy shoes. For running", thread: null },
  ...{ at: "2026-11-20T12:00:00Z", who: "", source: "", outside: false, score: 0.9 },
  ...more,
});

test("what both ways found is there once, before what one of them found, and keeps the place that only words know", () => {
  const found = merge([word("1"), word("2")], [meaning("3"), meaning("2", { outside: true })], "shoes");
  expect(found.map(({ id }) => id)).toEqual(["2", "1", "3"]);
  expect(found[0]).toMatchObject({ place: ["Health"], outside: true });
});

test("a guess comes last, however early it was found, unless its words were found too", () => {
  const found = merge(
    [word("1"), word("2")],
    [meaning("3", { score: 0.5 }), meaning("2", { score: 0.4 }), meaning("4")],
    "x",
  );
  expect(found.map(({ id, sure }) => [id, sure])).toEqual([
    ["2", true],
    ["1", true],
    ["4", true],
    ["3", false],
  ]);
});

test("several passages of one thing are one hit, the best of them", () => {
  const found = merge(
    [],
    [meaning("1", { text: "the best" }), meaning("1", { text: "another" }), meaning("2")],
    "x",
  );
  expect(found.map(({ id, text }) => [id, text])).toEqual([
    ["1", "the best"],
    ["2", "For running"],
  ]);
});

test("a passage says its name once, a message names its conversation, a note where it is from", () => {
  const [task, message, note, entry] = merge(
    [],
    [
      meaning("1"),
      meaning("2", { kind: "message", ref: null, title: "Life", text: "I sleep well", thread: "life" }),
      meaning("3", { kind: "note", ref: null, title: "May", text: "Hello", who: "Bo", source: "a.txt" }),
      meaning("4", { kind: "journal", ref: "J1", title: "", text: "Slept", at: "2026-11-19T12:00:00Z" }),
    ],
    "sleep",
  );
  expect(task).toMatchObject({ title: "Buy shoes", text: "For running" });
  expect(message).toMatchObject({ title: "", place: ["Life"], thread: "life", marks: [[2, 7]] });
  expect(note?.place).toEqual(["a.txt", "May", "Bo"]);
  expect(entry?.day).toBe("2026-11-19");
});

test("an entry counts for its day, a task not for when it is due", () => {
  const [entry, task] = merge(
    [word("1", { kind: "journal", day: "2026-10-01" }), word("2", { day: "2027-01-01" })],
    [],
    "x",
  );
  expect(entry?.day).toBe("2026-10-01");
  expect(task?.day).toBe("2026-11-20");
});

test("marks are counted in characters, on beginnings of words too", () => {
  const text = "😀 Schlafen, sleeping and asleep";
  const marked = marksIn(text, "and sleep or “schlaf”");
  const characters = [...text];
  expect(marked.map(([start, end]) => characters.slice(start, end).join(""))).toEqual([
    "Schlafen",
    "sleeping",
  ]);
});

test("a time is days, and a span that was given the wrong way round is meant all the same", () => {
  expect(daysOf(EVERYTHING, "2026-11-23")).toEqual({ since: "", until: "" });
  expect(daysOf({ ...EVERYTHING, time: "week" }, "2026-11-23")).toEqual({ since: "2026-11-16", until: "" });
  const span = { ...EVERYTHING, time: "span", from: "2026-05-01", to: "2026-04-01" } as const;
  expect(daysOf(span, "2026-11-23")).toEqual({ since: "2026-04-01", until: "2026-05-01" });
  expect(daysOf({ ...span, to: "" }, "2026-11-23")).toEqual({ since: "2026-05-01", until: "" });
});
