import { sayDate } from "../../lib/dates";
import { meanOf, stretchesUntil, trailing } from "../../ui/charts/calendar";
import { sayMood } from "./names";
import type { Day } from "./records";

export const SPANS = [
  [30, "30 days"],
  [90, "90 days"],
  [365, "a year"],
] as const;

export type Span = (typeof SPANS)[number][0];

/** Over how many days each point of a line is the mean: it shows where it goes, not each day's weather. */
export const EVENED: Record<Span, number> = { 30: 7, 90: 14, 365: 30 };

/** A day, or the mean of a week, as it is drawn: -1 to 1 each, null where nothing is known. */
export interface Felt {
  first: string;
  /** The last mood of it by name. */
  mood: string;
  pleasant: number | null;
  energy: number | null;
  sentiment: number | null;
}

/** How the days until one felt, in stretches of so many days. */
export function feltUntil(until: string, span: number, days: ReadonlyMap<string, Day>, length = 1): Felt[] {
  return stretchesUntil(until, span, length).map((stretch) => {
    const known = stretch.flatMap((day) => days.get(day) ?? []);
    const energy = meanOf(known.map((day) => day.energy));
    const mood = known.findLast((day) => day.mood)?.mood;
    return {
      first: stretch[0] ?? until,
      mood: mood ? sayMood(mood) : "",
      pleasant: meanOf(known.map(({ pleasant }) => pleasant)),
      energy: energy === null ? null : (energy - 3) / 2,
      sentiment: meanOf(known.map(({ sentiment }) => sentiment)),
    };
  });
}

/** One of the three over the last `span` days: each day's mean of the days before, and the days themselves. */
export function drawn(felt: readonly Felt[], of: "pleasant" | "energy" | "sentiment", span: Span) {
  const values = felt.map((each) => each[of]);
  return {
    values: trailing(values, EVENED[span]).slice(-span),
    ...(span === 30 ? { dots: values.slice(-span) } : {}),
  };
}

/** The two lines in a sentence, for who does not see them. */
export function inWords(felt: readonly Felt[], span: Span): string {
  const mood = meanOf(felt.map(({ pleasant }) => pleasant));
  const energy = meanOf(felt.map((each) => each.energy));
  if (mood === null && energy === null) return "Nothing is known of these days yet.";
  const told = [
    mood !== null && `mood was ${pleasantness(mood)} and ${course(felt.map(({ pleasant }) => pleasant))}`,
    energy !== null && `energy was ${strength(energy)} and ${course(felt.map((each) => each.energy))}`,
  ].filter(Boolean);
  return `Over ${span === 365 ? "a year" : `${span} days`} ${told.join("; ")}.`;
}

export function pleasantness(value: number): string {
  return value > 0.25 ? "pleasant" : value < -0.25 ? "unpleasant" : "mixed";
}

export function strength(value: number): string {
  return value > 0.25 ? "high" : value < -0.25 ? "low" : "medium";
}

/** Whether the second half was above the first one. */
function course(values: readonly (number | null)[]): string {
  const half = Math.floor(values.length / 2);
  const [before, after] = [meanOf(values.slice(0, half)), meanOf(values.slice(half))];
  const change = before === null || after === null ? 0 : after - before;
  return change > 0.1 ? "rising" : change < -0.1 ? "falling" : "steady";
}

/** "23 Nov". */
export function sayShort(day: string): string {
  return sayDate(day).replace(/^\w+ /, "");
}

export function sayTenths(value: number | null): string {
  return value === null ? "–" : value.toFixed(1).replace("-", "−");
}
