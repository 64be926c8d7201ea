import type { Area, Pillar, Project, Task } from "./records";

export type Level = "pillar" | "area" | "project" | "task";

/** What a reference names: "T12" a task, "P3" a project, "A2" an area, "PL1" a pillar; null for anything else. */
export function levelOf(ref: string): Level | null {
  const sign = /^(PL|P|A|T)\d+$/.exec(ref)?.[1];
  return sign ? ({ PL: "pillar", A: "area", P: "project", T: "task" } as const)[sign as "PL"] : null;
}

/** "/api/tasks/T12": where a thing lies over HTTP. */
export function pathOf(level: Level, ref: string): string {
  return `/api/${level}s/${ref}`;
}

export function nameOf(thing: Task | Project | Area | Pillar): string {
  return "title" in thing ? thing.title : thing.name;
}

/** "90 min" as one says it: "45 min", "1 h", "1 h 30". */
export function sayMinutes(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest ? `${Math.floor(minutes / 60)} h ${rest}` : `${minutes / 60} h`;
}

/** Minutes from "90", "45m", "1h", "1.5 h", "1h 30"; null for anything else. */
export function readMinutes(words: string): number | null {
  const found =
    /^\s*(?:(\d+(?:[.,]\d+)?)\s*h(?:ours?|rs?)?)?\s*(?:(\d+)\s*(?:m(?:in(?:utes?)?)?)?)?\s*$/i.exec(words);
  if (!found || (found[1] === undefined && found[2] === undefined)) return null;
  return Math.round(Number((found[1] ?? "0").replace(",", ".")) * 60 + Number(found[2] ?? 0));
}

/** How a task is completed or taken up again; of a recurring one the occurrence is named, so that a second tap is harmless. */
export function completionOf(task: Pick<Task, "ref" | "completed_at" | "recurrence" | "due_date">) {
  const occurrence = task.recurrence && task.due_date ? `?occurrence=${task.due_date}` : "";
  return task.completed_at
    ? ({ method: "DELETE", path: `/api/tasks/${task.ref}/completion`, verb: "Open again" } as const)
    : ({ method: "PUT", path: `/api/tasks/${task.ref}/completion${occurrence}`, verb: "Done" } as const);
}

/** What was done and how long that took: "3 h 20 · 5 done". */
export function sayDone(minutes: number, done: number): string {
  return done === 0 ? "nothing done" : `${sayMinutes(minutes)} · ${done} done`;
}
