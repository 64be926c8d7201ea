import { propose } from "./draft";
import { openInsight, openThing } from "./place";
import { levelOf } from "./things";

/** What opens the thing that a reference names; a journal entry goes into the message. Null for what has no place. */
export function opener(ref: string): (() => void) | null {
  if (levelOf(ref)) return () => openThing(ref);
  if (/^I\d+$/.test(ref)) return () => openInsight(ref);
  if (/^J\d+$/.test(ref)) return () => propose(`${ref} `);
  return null;
}
