import { lastDone, undone } from "../../lib/operations";
import { act } from "../../ui/act";
import type { Entry } from "./records";

/** Runs once, when what this tab did last is taken back. */
export function whenUndone(run: () => void) {
  const operation = lastDone();
  if (!operation) return;
  const stop = undone.subscribe(() => {
    if (!undone.get().has(operation)) return;
    stop();
    run();
  });
}

export function remove({ ref, title }: Entry) {
  return act("DELETE", `/api/journal/${ref}`, undefined, {
    said: `Deleted: ${title || ref}. It lies in the trash for 30 days.`,
    nouns: ["journal", "trash"],
  });
}
