/** A calendar as weeks side by side: pure, in dates ("2026-11-23") and places. */

import { later } from "../../lib/dates";
import { dayNumber } from "./scale";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** How many days after the first of its week a day is; `weekStart` 0 is Monday. */
export function weekdayOf(day: string, weekStart: number): number {
  // The first day of all, 1 January 1970, was a Thursday.
  return (((dayNumber(day) + 3 - weekStart) % 7) + 7) % 7;
}

/** The first day of a day's week. */
export function weekOf(day: string, weekStart: number): string {
  return later(day, -weekdayOf(day, weekStart));
}

/** So many weeks of seven days each, the last one that of `until`. */
export function weeksUntil(until: string, count: number, weekStart: number): string[][] {
  const last = weekOf(until, weekStart);
  return Array.from({ length: count }, (_, index) => {
    const first = later(last, (index - count + 1) * 7);
    return Array.from({ length: 7 }, (__, day) => later(first, day));
  });
}

/** Over which weeks a month's name is written: where a month begins, if it has room before the next. */
export function monthsOver(
  weeks: readonly (readonly string[])[],
  least = 3,
): [index: number, name: string][] {
  const begins = weeks.flatMap((week, index) => {
    const first = week.find((day) => day.endsWith("-01")) ?? (index === 0 ? week[0] : undefined);
    return first ? [[index, MONTHS[Number(first.slice(5, 7)) - 1] ?? ""] as [number, string]] : [];
  });
  return begins.filter(([index], place) => (begins[place + 1]?.[0] ?? weeks.length) - index >= least);
}

export const LEVELS = 4;

/** How strongly a value is drawn: 0 for nothing, up to 4 for as much as the most. */
export function levelOf(value: number, most: number): number {
  if (value <= 0 || most <= 0) return 0;
  return Math.min(LEVELS, Math.max(1, Math.ceil((value / most) * LEVELS)));
}

/** The value that only one in twenty is above: one long day does not make the others pale. */
export function usualMost(values: readonly number[]): number {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * 0.95)] ?? 0;
}

/** How far a key moves in a calendar of weeks side by side, in days; null for a key that does not. */
export function stepOf(key: string): number | null {
  return { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7, PageUp: -28, PageDown: 28 }[key] ?? null;
}

/** The mean of what is known, or null where nothing is. */
export function meanOf(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value !== null && value !== undefined);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Each value with those before it, as the mean of the last `length`. */
export function trailing(values: readonly (number | null)[], length: number): (number | null)[] {
  return values.map((_, index) => meanOf(values.slice(Math.max(0, index - length + 1), index + 1)));
}

/** The days until one, in stretches of `length` days, oldest first; the last one ends with it. */
export function stretchesUntil(until: string, days: number, length: number): string[][] {
  const count = Math.ceil(days / length);
  return Array.from({ length: count }, (_, index) => {
    const first = later(until, 1 - (count - index) * length);
    return Array.from({ length }, (__, day) => later(first, day));
  });
}
