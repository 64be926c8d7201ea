import type { Streak } from "./records";

/** "5 weeks in a row", "1 day in a row", or that none has begun. */
export function sayRun({ current, unit }: Pick<Streak, "current" | "unit">): string {
  return current === 0 ? "No streak yet" : `${counted(current, unit)} in a row`;
}

export function counted(count: number, unit: Streak["unit"]): string {
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

/** "This week 3 of 4", and that it is enough. */
export function sayWeek({ this_week, per_week }: Pick<Streak, "this_week" | "per_week">): string {
  return `This week ${this_week} of ${per_week}`;
}

/** How the streak is counted, a sentence each. */
export function rulesOf({ per_week, unit }: Pick<Streak, "per_week" | "unit">): string[] {
  return [
    unit === "days"
      ? "Each day with an entry counts. Today breaks nothing before it is over."
      : `A week counts with entries on ${counted(per_week, "days")} of it, whichever. This week breaks nothing before it is over.`,
    "A late entry counts for the day it is about: write it tomorrow, and nothing is lost.",
    unit === "days"
      ? "Paused days neither count nor break it."
      : "Paused days neither count nor break it: a week with some asks for its share alone.",
  ];
}
