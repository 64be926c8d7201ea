/** What is concluded of a life, as it comes over HTTP. Dates are ISO strings, clock times "09:00:00" of the user's own zone. */

import type { Contribution, PathStep, Ranking } from "./records";

/** A row that a conclusion rests on, which can be opened, and what it says here. */
export interface Evidence {
  noun: string;
  id: string;
  ref: string;
  name: string;
  said: string;
}

/** A tool call: what a button does. */
export interface Call {
  tool: string;
  arguments: Record<string, unknown>;
}

/** What to do about a conclusion; `call` does it. */
export interface Recommendation {
  text: string;
  call: Call | null;
}

export type Energy = "very_low" | "low" | "moderate" | "high" | "very_high";

/** How somebody said they felt. `day` is their own. */
export interface Felt {
  id: string;
  source: "checkin" | "journal";
  at: string;
  day: string;
  energy: Energy | null;
  mood: string | null;
}

/** A stretch of a day set aside for a task. */
export interface Block {
  id: string;
  task_id: string;
  ref: string;
  title: string;
  day: string;
  start_time: string;
  end_time: string;
  origin: "plan" | "user";
  done: boolean;
}

/** A task's place in a plan that is not accepted yet. `assumed`: nobody said how long it takes. */
export interface Planned {
  task_id: string;
  ref: string;
  title: string;
  start: string;
  end: string;
  minutes: number;
  assumed: boolean;
  reason: string;
}

/** What a plan leaves out, why, and to when it could be put off. */
export interface Left {
  task_id: string;
  ref: string;
  title: string;
  minutes: number;
  reason: string;
  postpone_to: string | null;
}

export interface PlanOption {
  name: "impact" | "ease";
  title: string;
  reason: string;
  blocks: Planned[];
  minutes: number;
  left: Left[];
}

export interface Busy {
  task_id: string;
  ref: string;
  title: string;
  start: string;
  end: string;
}

export interface DayPlan {
  day: string;
  start: string;
  end: string;
  free_minutes: number;
  planned_minutes: number;
  busy: Busy[];
  options: PlanOption[];
  overfull: boolean;
  over_minutes: number;
  at: string;
  /** The day in a sentence or two. */
  summary: string;
}

/** A pillar's part of the time, in percent: planned, and as it was. `gap` is actual less planned, in points. */
export interface Share {
  pillar_id: string | null;
  /** Empty for what serves no pillar. */
  ref: string;
  name: string;
  colour: string;
  planned: number | null;
  /** Null where nothing was put into any pillar. */
  actual: number | null;
  minutes: number;
  done: number;
  gap: number | null;
  rows: Evidence[];
}

export interface Alignment {
  days: number;
  since: string;
  until: string;
  score: number | null;
  shares: Share[];
  unfiled: Share | null;
  previous: number | null;
  history: [week: string, score: number | null][];
  explanation: string;
  /** Completions without a time, counted at 30 minutes. */
  assumed: number;
}

export type GoalLevel = "pillar" | "area" | "project";

export interface ScoredGoal {
  level: GoalLevel;
  id: string;
  ref: string;
  name: string;
  score: number;
  reason: string;
  contributions: Contribution[];
  path: PathStep[];
}

export interface GoalRanking {
  items: ScoredGoal[];
  at: string;
}

/** When a project will be done. `days`: the chance (0 to 1) that it is by the end of each. */
export interface Forecast {
  project_id: string;
  ref: string;
  name: string;
  open: number;
  done: number;
  likely: string | null;
  safe: string | null;
  due: string | null;
  chance: number | null;
  weeks: [week: string, done: number][];
  days: [day: string, chance: number][];
  basis: string;
  enough: boolean;
  evidence: Evidence[];
}

/** How much a rule counts, 0 to 1: as it is, as the user wants it (`own`), as it counts now; within what it is learnt. */
export interface Weight {
  rule: string;
  name: string;
  description: string;
  base: number;
  own: number | null;
  effective: number;
  least: number;
  most: number;
  adjustable: boolean;
}

/** Where a task stands before and after; null: not among those looked at. */
export interface Moved {
  ref: string;
  title: string;
  before: number | null;
  after: number | null;
}

export interface Preview {
  before: Ranking;
  after: Ranking;
  moved: Moved[];
}

export interface Preferences {
  weights: Record<string, number>;
  detail: "minimal" | "balanced" | "detailed";
  show_confidence: boolean;
  show_path: boolean;
  personality: "coach" | "assistant" | "strategist" | "motivator";
  style: "direct" | "encouraging" | "analytical" | "socratic";
  optimization: "balance" | "focus" | "exploration" | "efficiency" | "wellbeing";
  work_start: string;
  work_end: string;
  /** 0 is Monday, 6 Sunday. */
  work_days: number[];
  energy_pattern: "morning_peak" | "afternoon_peak" | "evening_peak" | "steady";
  learning: boolean;
}

/** A weight that an opinion moved. */
export interface Adjustment {
  rule: string;
  name: string;
  before: number;
  after: number;
}

/** What somebody said of a priority or a conclusion, the weights that moved, and by which operation. */
export interface Opinion {
  id: string;
  kind: string;
  /** Of the insight, else of the task; empty where that is gone. */
  ref: string;
  title: string;
  text: string;
  adjustments: Adjustment[];
  operation: string | null;
  undone: boolean;
  created_at: string;
}
