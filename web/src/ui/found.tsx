import type { ReactNode } from "react";
import type { IconName } from "./Icon";

/** Where something stands in a text: start and end, in characters. */
export type Mark = readonly [start: number, end: number];

const SIGNS: Record<string, IconName> = {
  pillar: "tree",
  area: "tree",
  project: "folder",
  task: "check",
  journal: "journal",
  message: "chat",
  insight: "insight",
  memory: "memory",
  note: "note",
};

/** The sign of what was found. */
export function signOf(kind: string): IconName {
  return SIGNS[kind] ?? "search";
}

/** A text with the words that were looked for standing out. */
export function marked(text: string, marks: readonly Mark[]): ReactNode {
  const characters = [...text];
  let at = 0;
  const parts = marks.flatMap(([start, end]) => {
    const part = [
      characters.slice(at, start).join(""),
      <mark key={start}>{characters.slice(start, end).join("")}</mark>,
    ];
    at = end;
    return part;
  });
  return [...parts, characters.slice(at).join("")];
}
