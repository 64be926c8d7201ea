import type { Energy } from "../../lib/hrm";
import type { Mood, Tier } from "./records";

/** The ten moods, the light ones first. */
export const MOODS: readonly (readonly [Mood, string])[] = [
  ["grateful", "Grateful"],
  ["peaceful", "Peaceful"],
  ["optimistic", "Optimistic"],
  ["motivated", "Motivated"],
  ["inspired", "Inspired"],
  ["excited", "Excited"],
  ["reflective", "Reflective"],
  ["challenging", "Challenging"],
  ["anxious", "Anxious"],
  ["frustrated", "Frustrated"],
];

export const ENERGIES: readonly (readonly [Energy, string])[] = [
  ["very_low", "Very low"],
  ["low", "Low"],
  ["moderate", "Medium"],
  ["high", "High"],
  ["very_high", "Very high"],
];

export const TIERS: readonly (readonly [Tier, string])[] = [
  ["never", "Never"],
  ["signals", "Signals"],
  ["full", "Full"],
];

/** What each tier means, in a line. */
export const MEANING: Record<Tier, string> = {
  never: "Never: no model ever reads it.",
  signals: "Signals: models know its mood, energy, tags and length only, never its words.",
  full: "Full: Aurum may read it, to remember, to notice, to help.",
};

export function sayMood(mood: Mood): string {
  return MOODS.find(([each]) => each === mood)?.[1] ?? mood;
}

export function sayEnergy(energy: Energy): string {
  return ENERGIES.find(([each]) => each === energy)?.[1] ?? energy;
}

const LONG = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});

/** "Monday 23 November", with the year when it is not this one. */
export function sayLongDay(day: string, today: string): string {
  const said = LONG.format(Date.parse(day)).replace(",", "");
  return day.startsWith(today.slice(0, 4)) ? said : `${said} ${day.slice(0, 4)}`;
}
