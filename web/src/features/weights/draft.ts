import type { Moved, Preferences, Weight } from "../../lib/hrm";

/** What would be saved: own weights by rule (null: back to the base), and what is optimised for. */
export interface Draft {
  weights: Record<string, number | null>;
  optimization: Preferences["optimization"] | null;
}

export const NOTHING: Draft = { weights: {}, optimization: null };

/** How much a rule counts by the draft. */
export function shownOf(weight: Weight, draft: Draft): number {
  const own = draft.weights[weight.rule];
  if (own === undefined) return weight.effective;
  return own ?? weight.base;
}

/** Whether the user has a weight of their own for it, by the draft. */
export function isOwn({ rule, own }: Weight, draft: Draft): boolean {
  const drafted = draft.weights[rule];
  return drafted === undefined ? own !== null : drafted !== null;
}

/** The draft with another weight for a rule; what is as it was before is no part of it. */
export function withWeight(draft: Draft, { rule, own }: Weight, value: number | null): Draft {
  const { [rule]: _, ...others } = draft.weights;
  return { ...draft, weights: value === own ? others : { ...others, [rule]: value } };
}

/** How many things the draft would change. */
export function changes({ weights, optimization }: Draft): number {
  return Object.keys(weights).length + (optimization ? 1 : 0);
}

/** How far a task moves: "up 2", "down 1", "new here", or nothing. */
export function sayMove({ before, after }: Pick<Moved, "before" | "after">): string {
  if (after === null || before === after) return "";
  if (before === null) return "comes in";
  return before > after ? `up ${before - after}` : `down ${after - before}`;
}
