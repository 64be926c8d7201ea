import type { Day, Entry } from "./records";

export interface Month {
  name: string;
  days: { day: string; entries: Entry[] }[];
}

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** Entries by month and day, in the order they came. */
export function byMonth(entries: readonly Entry[]): Month[] {
  const months: Month[] = [];
  for (const entry of entries) {
    const name = MONTH.format(Date.parse(entry.day));
    if (months.at(-1)?.name !== name) months.push({ name, days: [] });
    const days = months.at(-1)?.days ?? [];
    if (days.at(-1)?.day !== entry.day) days.push({ day: entry.day, entries: [] });
    days.at(-1)?.entries.push(entry);
  }
  return months;
}

/** What an entry says, in a row: its text, else its answers. */
export function wordsOf({ text, answers }: Pick<Entry, "text" | "answers">): string {
  return text.trim() || answers.map(({ answer }) => answer.trim()).join(" ");
}

/** "2 entries, 340 words", "nothing written". */
export function sayDay(day: Pick<Day, "entries" | "words"> | undefined): string {
  if (!day?.entries) return "nothing written";
  const entries = day.entries === 1 ? "1 entry" : `${day.entries} entries`;
  return `${entries}, ${day.words === 1 ? "1 word" : `${day.words} words`}`;
}
