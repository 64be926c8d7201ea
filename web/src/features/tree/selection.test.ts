import { expect, test } from "vitest";
import type { Node } from "./life";
import { less, NOTHING, remaining, type Selection, stretched, toggledOne } from "./selection";

const line = (key: string, kind: Node["kind"] = "task") => ({ key, kind }) as Node;
const nodes = [
  line("m", "project"),
  line("a"),
  line("b"),
  line("c"),
  line("y", "project"),
  line("d"),
  line("y more", "more"),
];
const keys = (selection: Selection) => [...selection.keys];
const range = (from: string, to: string) => keys(stretched(nodes, { ...NOTHING, from }, to, false));

test("a line joins the selection, leaves it, and is where ranges begin", () => {
  const two = toggledOne(toggledOne(NOTHING, "a"), "c");
  expect(keys(two)).toEqual(["a", "c"]);
  expect(two.from).toBe("c");
  expect(keys(toggledOne(two, "a"))).toEqual(["c"]);
});

test("a range holds the tasks alone, in either direction", () => {
  expect(range("b", "d")).toEqual(["b", "c", "d"]);
  expect(range("d", "b")).toEqual(["b", "c", "d"]);
  expect(range("b", "b")).toEqual(["b"]);
});

test("a second range begins where the first one did and takes its place", () => {
  const wide = stretched(nodes, toggledOne(NOTHING, "a"), "d", false);
  const narrow = stretched(nodes, wide, "b", false);
  expect(keys(wide)).toEqual(["a", "b", "c", "d"]);
  expect(keys(narrow)).toEqual(["a", "b"]);
});

test("a range can be added to what is selected", () => {
  const first = { keys: new Set(["a"]), from: "c" };
  expect(keys(stretched(nodes, first, "d", true))).toEqual(["a", "c", "d"]);
});

test("a range from a line that is gone is the line that was meant", () => {
  expect(range("gone", "c")).toEqual(["c"]);
  expect(stretched(nodes, { ...NOTHING, from: "gone" }, "c", false).from).toBe("c");
});

test("lines that are gone leave the selection, and it stays the same where none is", () => {
  const all = { keys: new Set(["a", "d"]), from: "a" };
  expect(remaining(nodes, all)).toBe(all);
  expect(keys(remaining(nodes.slice(0, 3), all))).toEqual(["a"]);
});

test("what was selected while others were on their way stays", () => {
  expect(keys(less({ keys: new Set(["a", "b", "d"]), from: "d" }, new Set(["a", "b"])))).toEqual(["d"]);
});

test("a line that stands in two places for a moment leaves the selection as it is", () => {
  const all = { keys: new Set(["a", "d"]), from: "a" };
  expect(remaining([...nodes, line("a")], all)).toBe(all);
});
