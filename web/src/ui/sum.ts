import type { Contribution } from "../lib/records";

/** What a rule adds so little that nobody would see it. */
const UNSEEN = 0.05;

/** The rules that add something, the most first. Rules that add the same stay as they came. */
export function adding(parts: readonly Contribution[]): Contribution[] {
  return parts.filter(({ points }) => points >= UNSEEN).sort((a, b) => b.points - a.points);
}

/** A score in words: "Score 62.0 of 100: Deadline 40.0, Pillar 22.0. 38.0 are missing." */
export function sayScore(score: number, parts: readonly Contribution[]): string {
  const said = adding(parts).map(({ name, points }) => `${name} ${points.toFixed(1)}`);
  const from = said.length > 0 ? `: ${said.join(", ")}` : "";
  return `Score ${score.toFixed(1)} of 100${from}. ${(100 - score).toFixed(1)} are missing.`;
}

/** How many rules say nothing for a score: "3 more rules add nothing", or nothing. */
export function saySilent(parts: readonly Contribution[]): string {
  const silent = parts.length - adding(parts).length;
  return silent === 0 ? "" : `${silent} more ${silent === 1 ? "rule adds" : "rules add"} nothing`;
}

/** A number as it is needed to check a sum: three places at most, none that say nothing. */
export function trim(number: number): string {
  return String(Number(number.toFixed(3)));
}
