import type { Energy } from "../../lib/hrm";

/** The nouns of the journal as they come over HTTP. Days are "2026-11-23", the user's own. */

export type Mood =
  | "grateful"
  | "peaceful"
  | "optimistic"
  | "motivated"
  | "inspired"
  | "excited"
  | "reflective"
  | "challenging"
  | "anxious"
  | "frustrated";

/** Who besides the user may read an entry: no model, a model the signals alone, a model all of it. */
export type Tier = "never" | "signals" | "full";

export interface Answer {
  prompt: string;
  answer: string;
}

export interface Entry {
  id: string;
  ref: string;
  title: string;
  text: string;
  mood: Mood;
  energy: Energy;
  tags: string[];
  day: string;
  created_at: string;
  updated_at: string;
  tier: Tier;
  /** The code of the template it was written by. */
  template: string | null;
  answers: Answer[];
  words: number;
  /** How long it takes to read. */
  minutes: number;
  /** -1 to 1, by its words. */
  sentiment: number | null;
  feeling: string | null;
  weather: string;
  location: string;
}

export interface Template {
  /** A name of the house ("daily_reflection"), or the reference of an own one ("JT3"). */
  code: string;
  kind: string;
  name: string;
  description: string;
  prompts: string[];
  own: boolean;
}

/** A day that has entries or check-ins. */
export interface Day {
  day: string;
  entries: number;
  words: number;
  /** The last one. */
  mood: Mood | null;
  /** 1 to 5, a mean. */
  energy: number | null;
  /** -1 to 1, by the moods. */
  pleasant: number | null;
  sentiment: number | null;
}

export interface Pause {
  id: string;
  from: string;
  to: string;
  reason: string;
}

export interface Streak {
  current: number;
  best: number;
  unit: "days" | "weeks";
  per_week: number;
  written_today: boolean;
  /** On how many days of this week something was written. */
  this_week: number;
  paused_until: string | null;
  pauses: Pause[];
}

export interface Habits {
  per_week: number;
  /** What an entry is when nothing else is said. */
  tier: Tier;
  /** Whether a hosted model may say how full entries sound. */
  model_reads: boolean;
}

/** What a drafted text rests on. */
export interface Source {
  kind: "message" | "checkin" | "task";
  id: string;
  ref?: string | null;
  thread?: string | null;
  at: string;
  text: string;
  mood?: Mood | null;
  energy?: Energy | null;
}

export interface Drafted {
  text: string;
  title: string;
  mood: Mood | null;
  energy: Energy | null;
  tags: string[];
  day: string;
  sources: Source[];
}
