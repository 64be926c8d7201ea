import type { Adjustment, Call } from "./hrm";
import type { Ranked } from "./records";

/** What one rule says of two tasks, in points of their scores. */
export interface Difference {
  rule: string;
  name: string;
  points: number;
  other_points: number;
  reason: string;
  other_reason: string;
}

/** A single change, and where it would put the task: `call` makes it so. */
export interface Counterfactual {
  kind: string;
  text: string;
  call: Call;
  place: number;
  score: number;
}

/** Why a task has its place: compared with `over`, else with the first. `place` is null for one that waits. */
export interface Why {
  scored: Ranked;
  place: number | null;
  of: number;
  first: Ranked | null;
  over: Ranked | null;
  differences: Difference[];
  changes: Counterfactual[];
}

/** What an opinion of a place changed: the weights that moved, and where the task stands before and after. */
export interface Learned {
  adjustments: Adjustment[];
  place_before: number | null;
  place_after: number | null;
}

/** "Your weight for Deadline went from 0.80 to 0.74.": a sentence for each weight that moved, and where that leads. */
export function sayLearned({ adjustments, place_before, place_after }: Learned): string {
  if (adjustments.length === 0) return "Noted. No weight moved.";
  const said = adjustments.map(
    ({ name, before, after }) =>
      `Your weight for ${name} went from ${before.toFixed(2)} to ${after.toFixed(2)}.`,
  );
  const moved = place_after !== null && place_before !== place_after;
  return [...said, ...(moved ? [`It stands in place ${place_after} now.`] : [])].join("\n");
}
