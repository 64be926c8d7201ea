/** The nouns of a life as they come over HTTP. Dates are ISO strings; due dates mean the user's own zone. */

import type { Evidence, Recommendation } from "./hrm";

export interface Me {
  id: string;
  name: string;
  /** Where the user is now: at home, or where they travel. */
  zone: string;
  /** "03:00": the local hour at which the user's day ends. */
  day_end: string;
  /** 0 is Monday, 6 Sunday. */
  week_start: number;
  home_zone?: string;
  travel_zone: string | null;
  travel_until: string | null;
  /** "offline", or the name of the model that answers. */
  model: string;
}

export type Priority = "low" | "medium" | "high";

/** What all four levels share. `position` orders siblings; `colour` is "#rrggbb" or empty. */
interface Thing {
  id: string;
  ref: string;
  position: number;
  archived_at: string | null;
}

interface Goal extends Thing {
  name: string;
  description: string;
  icon: string;
  colour: string;
  /** Of the tasks in everything below. */
  open_tasks: number;
  done_tasks: number;
}

export interface Pillar extends Goal {
  time_allocation: number | null;
  alignment_strength: number;
  vision: string;
  success_metrics: string[];
}

export interface Area extends Goal {
  importance: number;
  time_allocation: number | null;
  pillar_id: string | null;
  pillar: string | null;
}

export interface Project extends Goal {
  status: "not_started" | "in_progress" | "completed" | "on_hold";
  importance: number;
  priority: Priority;
  start_date: string | null;
  due_date: string | null;
  area_id: string | null;
  place: string[];
  success_metrics: string[];
  tags: string[];
}

export interface Task extends Thing {
  title: string;
  notes: string;
  status: "todo" | "in_progress" | "review" | "completed";
  priority: Priority;
  due_date: string | null;
  due_time: string | null;
  start_date: string | null;
  start_time: string | null;
  project_id: string | null;
  area_id: string | null;
  parent_id: string | null;
  parent: string | null;
  /** The names above it, pillar first. */
  place: string[];
  after: string[];
  estimate_minutes: number | null;
  actual_minutes: number | null;
  energy: Priority | null;
  kind: "deep_work" | "creative" | "planning" | "admin" | "routine" | null;
  tags: string[];
  subtasks_required: boolean;
  /** An RRULE (RFC 5545). */
  recurrence: string | null;
  recurs_on: string | null;
  after_completion: boolean;
  blocked: boolean;
  open_subtasks: number;
  done_subtasks: number;
  completed_at: string | null;
  created_at: string;
}

/** One rule's part in a score: `points` are what it adds, and all of them sum to the score. */
export interface Contribution {
  rule: string;
  name: string;
  weight: number;
  confidence: number;
  score: number;
  points: number;
  reason: string;
}

export interface PathStep {
  level: string;
  ref: string | null;
  name: string;
  sentence: string;
  confidence: number;
}

export interface Ranked {
  task: Task;
  score: number;
  reason: string;
  contributions: Contribution[];
  path: PathStep[];
}

export interface Blocked extends Ranked {
  blocked_by: { ref: string; title: string }[];
}

export interface Ranking {
  items: Ranked[];
  blocked: Blocked[];
  at: string;
  /** How many tasks were ranked, and how many have not begun yet and are not offered. */
  open: number;
  resting: number;
}

/** A conclusion on the blackboard: one version of a card. All versions of a card share its `ref` ("I3"). */
export interface Insight {
  id: string;
  ref: string;
  type: string;
  title: string;
  summary: string;
  reasoning: Record<string, unknown>;
  path: PathStep[];
  evidence: Evidence[];
  recommendations: Recommendation[];
  /** 0 to 1, both. */
  confidence: number;
  impact: number;
  entity_type: string;
  entity_id: string | null;
  tags: string[];
  source: string;
  /** The model that wrote `narrative`, if one did. */
  model: string | null;
  narrative: string;
  state: "active" | "superseded" | "expired" | "dismissed";
  pinned: boolean;
  feedback: string | null;
  version: number;
  created_at: string;
  expires_at: string | null;
}

export interface Thread {
  id: string;
  title: string;
  updated_at: string;
}

export interface Undone {
  operation: string;
  label: string;
  restored: string[];
}

/** What one turn or one request changed, as one unit that can be taken back. */
export interface Operation {
  id: string;
  label: string;
  created_at: string;
  undone: boolean;
  /** "upkeep" is what Aurum did by the clock. */
  kind: "change" | "undo" | "redo" | "upkeep";
  /** How many things it changed. */
  changes: number;
  /** The first of what it did, a sentence each. */
  what: string[];
}

export interface Page<T> {
  items: T[];
  next: string | null;
}
