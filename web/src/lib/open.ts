import { openEntry, openInsight, openThing } from "./place";
import { levelOf } from "./things";

/** What opens the thing that a reference names. Null for what has no place. */
export function opener(ref: string): (() => void) | null {
  if (levelOf(ref)) return () => openThing(ref);
  if (/^I\d+$/.test(ref)) return () => openInsight(ref);
  if (/^J\d+$/.test(ref)) return () => openEntry(ref);
  return null;
}
