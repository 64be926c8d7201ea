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

/** A single change: `call` makes it so, and puts `task` in this place with this score. */
export interface Counterfactual {
  kind: string;
  text: string;
  call: Call;
  place: number;
  score: number;
  task: string;
  title: string;
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

/** What an opinion of a place changed: `said` tells of the weights that moved; where the task stands before and after. */
export interface Learned {
  said: string;
  adjustments: Adjustment[];
  before: number | null;
  after: number | null;
}

/** "Your weight for deadlines went from 0.80 to 0.74.", and where that leads. */
export function sayLearned({ said, before, after }: Learned): string {
  const moved = after !== null && before !== after;
  return [said, ...(moved ? [`It stands in place ${after} now.`] : [])].join("\n");
}
