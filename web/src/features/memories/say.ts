import { sayDate } from "../../lib/dates";
import type { Kind, Memory, Source } from "./records";

export const KINDS: readonly (readonly [kind: Kind, title: string, one: string])[] = [
  ["fact", "About you", "fact"],
  ["preference", "What you like", "preference"],
  ["person", "People", "person"],
  ["habit", "Habits", "habit"],
  ["goal", "What you are after", "goal"],
];

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** "since March 2025", "until the end of 2026", "3 May – 9 June 2026": as exactly as it was said; "" for always. */
export function saySpan({ since, until }: Pick<Memory, "since" | "until">): string {
  if (since && until && since === until) return `on ${sayDay(since)}`;
  const first = since ? sayFirst(since) : "";
  const last = until ? sayLast(until) : "";
  if (first && last) return first === last ? `in ${first}` : `${first} – ${last}`;
  if (first) return `since ${first}`;
  return last ? `until ${isLastOfMonth(until ?? "") ? "the end of " : ""}${last}` : "";
}

/** "12 March 2025". */
export function sayDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${sayMonth(day)}`;
}

/** A first day: that of a year is the year, that of a month the month. */
function sayFirst(day: string): string {
  if (day.endsWith("-01-01")) return day.slice(0, 4);
  return day.endsWith("-01") ? sayMonth(day) : sayDay(day);
}

function sayLast(day: string): string {
  if (day.endsWith("-12-31")) return day.slice(0, 4);
  return isLastOfMonth(day) ? sayMonth(day) : sayDay(day);
}

function sayMonth(day: string): string {
  return `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

function isLastOfMonth(day: string): boolean {
  return new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1;
}

/** Where a memory comes from: "said in chat on Mon 23 Nov". */
export function saySource({ kind, ref, at }: Source, today: string): string {
  const when = sayDate(new Date(at).toLocaleDateString("en-CA"), null, today);
  if (kind === "said") return `said in chat on ${when}`;
  if (kind === "journal") return `journal ${ref ?? "entry"}, ${when}`;
  if (kind === "note") return `from a note of ${when}`;
  return `you told me on ${when}`;
}
