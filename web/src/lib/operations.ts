import { ask } from "./http";
import { onLive } from "./live";
import { refreshAll } from "./queries";
import type { Undone } from "./records";
import { makeStore } from "./store";

/** The operations known to be undone, wherever that was done. */
export const undone = makeStore<ReadonlySet<string>>(new Set());

export function markUndone(...operations: string[]) {
  if (operations.every((operation) => undone.get().has(operation))) return;
  undone.set(new Set([...undone.get(), ...operations]));
}

/** Takes back all that an operation changed. Throws a Problem with `conflicts` when something changed since. */
export async function undo(operation: string): Promise<Undone> {
  const { value } = await ask<Undone>("POST", `/api/operations/${operation}/undo`);
  markUndone(operation);
  refreshAll();
  return value;
}

onLive((event) => {
  if (event.type === "undone") {
    markUndone(event.operation);
    refreshAll();
  }
});
