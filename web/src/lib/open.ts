import { openEntry, openInsight, openMemory, openThing, openThread } from "./place";
import { levelOf } from "./things";
import { openNote } from "./wish";

/** What opens the thing that a reference names. Null for what has no place. */
export function opener(ref: string): (() => void) | null {
  if (levelOf(ref)) return () => openThing(ref);
  if (/^I\d+$/.test(ref)) return () => openInsight(ref);
  if (/^J\d+$/.test(ref)) return () => openEntry(ref);
  if (/^M\d+$/.test(ref)) return () => openMemory(ref);
  return null;
}

/** Something that was found: a message lies in its thread, a note among notes, the rest is named by its reference. */
export interface Findable {
  kind: string;
  id: string;
  ref: string | null;
  thread: string | null;
  text: string;
}

/** What opens something that was found, where it lies. Null for what has no place. */
export function opening({ kind, id, ref, thread, text }: Findable): (() => void) | null {
  if (kind === "message") return thread ? () => openThread(thread) : null;
  if (kind === "note") return () => openNote(id, text);
  return ref ? opener(ref) : null;
}
