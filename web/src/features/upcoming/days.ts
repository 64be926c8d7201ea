import { later } from "../../lib/dates";
import type { Task } from "../../lib/records";

/** A further occurrence of a recurring task, which will be there once the one before it is done. */
export interface Coming {
  ref: string;
  title: string;
  time: string | null;
}

export interface Day {
  date: string;
  tasks: Task[];
  coming: Coming[];
}

/** "Today", "Tomorrow", or null for the other days. */
export function nearness(date: string, today: string): string | null {
  if (date === today) return "Today";
  return date === later(today, 1) ? "Tomorrow" : null;
}

/** The days with something on them, and the stretches without: nothing is drawn for each of ten empty days. */
export function gathered(
  days: readonly Day[],
  today: string,
): ({ day: Day } | { from: string; to: string })[] {
  const rows: ({ day: Day } | { from: string; to: string })[] = [];
  for (const day of days) {
    const last = rows.at(-1);
    if (day.tasks.length + day.coming.length > 0 || day.date === today) rows.push({ day });
    else if (last && "from" in last) last.to = day.date;
    else rows.push({ from: day.date, to: day.date });
  }
  return rows;
}
