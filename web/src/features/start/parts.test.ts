import { expect, test } from "vitest";
import { isOut, type Part, toggled } from "./parts";

const parts = ["h", "h/f", "h/f/project", "h/f/project/do", "h/f/project/keep", "h/s", "w"].map(
  (path) => ({ path }) as Part,
);
const left = (without: ReadonlySet<string>) =>
  parts.map(({ path }) => path).filter((path) => !isOut(path, without));

test("what lies in a part goes out and comes back with it", () => {
  const out = toggled("h/f", parts, new Set());
  expect(left(out)).toEqual(["h", "h/s", "w"]);
  expect(left(toggled("h/f", parts, out))).toEqual(left(new Set()));
});

test("a part that is wanted after all brings back what it lies in, and nothing beside it", () => {
  const out = toggled("h", parts, new Set());
  expect(left(out)).toEqual(["w"]);
  expect(left(toggled("h/f/project/do", parts, out))).toEqual([
    "h",
    "h/f",
    "h/f/project",
    "h/f/project/do",
    "w",
  ]);
});

test("nothing is named twice", () => {
  const task = toggled("h/f/project/keep", parts, new Set());
  expect([...toggled("h/f", parts, task)]).toEqual(["h/f"]);
});
