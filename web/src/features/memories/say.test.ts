import { expect, test } from "vitest";
import type { Memory } from "./records";
import { saySource, saySpan } from "./say";

test("how long it holds is said as exactly as it is known", () => {
  for (const [since, until, said] of [
    [null, null, ""],
    ["2025-03-01", null, "since March 2025"],
    ["2025-01-01", null, "since 2025"],
    ["2025-03-12", null, "since 12 March 2025"],
    [null, "2026-11-30", "until the end of November 2026"],
    [null, "2026-12-31", "until the end of 2026"],
    [null, "2026-06-09", "until 9 June 2026"],
    ["2025-05-03", "2026-02-28", "3 May 2025 – February 2026"],
    ["2025-01-01", "2025-12-31", "in 2025"],
    ["2025-05-03", "2025-05-03", "on 3 May 2025"],
  ] as const) {
    expect(saySpan({ since, until })).toBe(said);
  }
});

test("a source says where and when", () => {
  const source = { id: null, thread: null, ref: null, at: "2026-11-23T12:00:00Z", quote: "" };
  const said = (more: Partial<Memory["source"]>) =>
    saySource({ kind: "said", ...source, ...more }, "2026-11-24");
  expect(said({})).toBe("said in chat on Mon 23 Nov");
  expect(said({ kind: "journal", ref: "J12" })).toBe("journal J12, Mon 23 Nov");
  expect(said({ kind: "user" })).toBe("you told me on Mon 23 Nov");
  expect(said({ kind: "note", at: "2024-02-01T12:00:00Z" })).toBe("from a note of Thu 1 Feb 2024");
});
