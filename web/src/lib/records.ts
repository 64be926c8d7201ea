/** The nouns of a life as they come over HTTP. Dates are ISO strings; due dates mean the user's own zone. */

export interface Me {
  id: string;
  name: string;
  zone: string;
  /** "03:00": the local hour at which the user's day ends. */
  day_end: string;
  /** "offline", or the name of the model that answers. */
  model: string;
}

export interface Pillar {
  id: string;
  ref: string;
  name: string;
  description: string;
  time_allocation: number | null;
}

export interface Area {
  id: string;
  ref: string;
  name: string;
  importance: number;
  pillar_id: string | null;
  pillar: string | null;
}

export interface Project {
  id: string;
  ref: string;
  name: string;
  status: "not_started" | "in_progress" | "completed" | "on_hold";
  importance: number;
  due_date: string | null;
  area_id: string | null;
  place: string[];
  open_tasks: number;
  done_tasks: number;
}

export interface Task {
  id: string;
  ref: string;
  title: string;
  notes: string;
  status: "todo" | "in_progress" | "review" | "completed";
  priority: "low" | "medium" | "high";
  due_date: string | null;
  due_time: string | null;
  project_id: string | null;
  /** The names above it, pillar first. */
  place: string[];
  after: string[];
  completed_at: string | null;
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
}

export interface Insight {
  id: string;
  type: string;
  title: string;
  summary: string;
  reasoning: Record<string, unknown>;
  path: PathStep[];
  confidence: number;
  impact: number;
  source: string;
  version: number;
  created_at: string;
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

export interface Page<T> {
  items: T[];
  next: string | null;
}
