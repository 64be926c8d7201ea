import { later } from "../../lib/dates";
import { makeStore } from "../../lib/store";

export type Time = "any" | "week" | "month" | "year" | "span";

export interface Asked {
  /** One of GROUPS, or nothing for all of them. */
  group: string;
  time: Time;
  /** Days, for a span; either may be open. */
  from: string;
  to: string;
}

export const EVERYTHING: Asked = { group: "", time: "any", from: "", to: "" };

/** What the search is narrowed to; it stays while one looks at what was found. */
export const asked = makeStore<Asked>(EVERYTHING);

interface Group {
  label: string;
  /** The kinds that each of the two ways knows. */
  words: readonly string[];
  meaning: readonly string[];
}

const THINGS = ["pillar", "area", "project", "task"];

export const GROUPS: Record<string, Group> = {
  things: { label: "Tasks and goals", words: THINGS, meaning: THINGS },
  journal: { label: "Journal", words: ["journal"], meaning: ["journal"] },
  messages: { label: "Conversations", words: ["message"], meaning: ["message"] },
  memories: { label: "Memories", words: ["memory"], meaning: ["memory"] },
  notes: { label: "Notes", words: [], meaning: ["note"] },
  insights: { label: "Insights", words: ["insight"], meaning: [] },
};

const DAYS = { week: 7, month: 30, year: 365 } as const;

/** The first and the last day that count; "" where that side is open. */
export function daysOf({ time, from, to }: Asked, today: string): { since: string; until: string } {
  if (time === "span")
    return from && to && from > to ? { since: to, until: from } : { since: from, until: to };
  return { since: time === "any" ? "" : later(today, -DAYS[time]), until: "" };
}
