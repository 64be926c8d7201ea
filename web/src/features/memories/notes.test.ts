import { expect, test } from "vitest";
import { bySource, wordsOf } from "./notes";

const note = (id: string, source: string) => ({
  ...{ id, source, text: id, at: "2026-11-23T12:00:00Z", who: "", session: "", outside: false },
});

test("notes keep their order and are parted where they come from elsewhere", () => {
  const piles = bySource([note("1", "a"), note("2", "a"), note("3", ""), note("4", "a")]);
  expect(piles.map(({ source, notes }) => [source, notes.map(({ id }) => id)])).toEqual([
    ["a", ["1", "2"]],
    ["", ["3"]],
    ["a", ["4"]],
  ]);
});

test("a note is looked for by plain words, never by signs that a search reads as something else", () => {
  expect(wordsOf('She said: "not" -that, or the LIGHTHOUSE keeper’s dog')).toBe(
    "said that lighthouse keeper",
  );
});
