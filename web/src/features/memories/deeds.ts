import type { Forgotten } from "../../lib/forgotten";
import { ask } from "../../lib/http";
import { act } from "../../ui/act";
import type { Kind, Learning, Memory, Note, Remembered } from "./records";

const OWN = { nouns: ["memories"] };

/** What a memory is changed to; what is not given stays. */
export type Correction = Partial<Record<"text" | "since" | "until", string | null>> & { kind?: Kind };

export function add(text: string) {
  return act<Remembered>("POST", "/api/memories", { text }, { ...OWN, said: sayAdded });
}

export function correct({ ref }: Memory, to: Correction) {
  const said = ({ changed, text }: Remembered) => (changed ? `Corrected: ${text}` : "Nothing to change.");
  return act<Remembered>("PATCH", `/api/memories/${ref}`, to, { ...OWN, said });
}

export function accept({ ref }: Memory) {
  const said = ({ text }: Remembered) => `It is known now: ${text}`;
  return act<Remembered>("POST", `/api/memories/${ref}/accept`, undefined, { ...OWN, said });
}

export function reject({ ref }: Memory) {
  const said = ({ text }: Remembered) => `Rejected, it is not proposed again: ${text}`;
  return act<Remembered>("POST", `/api/memories/${ref}/reject`, undefined, { ...OWN, said });
}

/** What is to be forgotten: memories by their references, or all that says these words. */
export type Target = { refs: string[] } | { about: string };

/** What would go, and what would stay. Nothing is forgotten yet. */
export async function foresee(target: Target): Promise<Forgotten> {
  return (await ask<Forgotten>("POST", "/api/memories/forget", { ...target, preview: true })).value;
}

/** Forgets for good. */
export function forget(target: Target) {
  const nouns = ["memories", "notes", "threads"];
  const said = "Forgotten. No model is told of it again.";
  return act<Forgotten>("POST", "/api/memories/forget", target, { nouns, said, lasting: true });
}

export function learn(learning: Learning) {
  return act("PUT", "/api/memories/settings", { learning }, OWN);
}

export function removeNote({ id }: Note) {
  return act("DELETE", `/api/notes/${id}`, undefined, { nouns: ["notes"], said: "The note is deleted." });
}

/** Deletes all notes that came from one place. */
export function removeNotesOf(source: string) {
  const path = `/api/notes?${new URLSearchParams({ source })}`;
  const said = ({ deleted }: { deleted: number }) =>
    `${deleted === 1 ? "One note" : `${deleted} notes`} from ${source} deleted.`;
  return act<{ deleted: number }>("DELETE", path, undefined, { nouns: ["notes"], said });
}

function sayAdded({ changed, ref, text, replaces }: Remembered): string {
  if (!changed) return `That is known already: ${ref} ${text}`;
  return replaces ? `Remembered: ${text}\nIt takes the place of ${replaces}.` : `Remembered: ${text}`;
}
