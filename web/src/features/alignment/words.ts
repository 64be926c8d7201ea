import { sayMinutes } from "../../lib/things";

/** What was done and how long that took: "3 h 20 · 5 done". */
export function sayDone(minutes: number, done: number): string {
  return done === 0 ? "nothing done" : `${sayMinutes(minutes)} · ${done} done`;
}

/** How a score stands to the one before it. */
export function sayChange(change: number, days: number): string {
  const points = Number(Math.abs(change).toFixed(1));
  const before = `the ${days} days before`;
  if (points === 0) return `As in ${before}`;
  return `${points} ${change < 0 ? "less" : "more"} than in ${before}`;
}
