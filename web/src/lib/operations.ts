import { ask } from "./http";
import { onLive } from "./live";
import { refreshAll } from "./queries";
import type { Undone } from "./records";
import { makeStore } from "./store";

/** The operations known to be undone, wherever that was done. */
export const undone = makeStore<ReadonlySet<string>>(new Set());

/** What was done in this tab, oldest first, for the keys that take back and do again. */
const done: string[] = [];
const takenBack: string[] = [];

/** Notes that this tab did something, so that the undo key finds it. */
export function remember(operation: string | null) {
  if (!operation) return;
  done.push(operation);
  takenBack.length = 0;
}

export function markUndone(...operations: string[]) {
  if (operations.every((operation) => undone.get().has(operation))) return;
  undone.set(new Set([...undone.get(), ...operations]));
}

/** Takes back all that an operation changed. Throws a Problem with `conflicts` when something changed since. */
export async function undo(operation: string): Promise<Undone> {
  const { value } = await ask<Undone>("POST", `/api/operations/${operation}/undo`);
  markUndone(operation);
  takenBack.push(operation);
  refreshAll();
  return value;
}

/** Does again what was taken back. Throws a Problem with `conflicts` when something changed since. */
export async function redo(operation: string): Promise<Undone> {
  const { value } = await ask<Undone>("POST", `/api/operations/${operation}/redo`);
  markStanding(operation);
  refreshAll();
  return value;
}

function markStanding(operation: string) {
  const left = new Set(undone.get());
  if (left.delete(operation)) undone.set(left);
}

/** The newest operation of this tab that is not undone yet, or null. */
export function lastDone(): string | null {
  return done.findLast((operation) => !undone.get().has(operation)) ?? null;
}

/** The operation of this tab that was taken back last and not done again, or null. */
export function lastTakenBack(): string | null {
  return takenBack.findLast((operation) => undone.get().has(operation)) ?? null;
}

onLive((event) => {
  if (event.type !== "undone" && event.type !== "redone") return;
  if (event.type === "undone") markUndone(event.operation);
  else markStanding(event.operation);
  refreshAll();
});
