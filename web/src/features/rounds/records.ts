import type { Form } from "../../lib/form";

export type RoundKind = "morning" | "evening" | "weekly";

/** A check-in. `step` is the question that waits, empty where none does; `said` is null in a list. */
export interface CheckIn {
  id: string;
  kind: RoundKind;
  day: string;
  state: "open" | "done" | "skipped";
  step: string;
  question: string;
  answers: Record<string, string | null>;
  entry: string;
  said: Form | null;
}

export const TITLES: Record<RoundKind, string> = {
  morning: "Morning check-in",
  evening: "Evening check-in",
  weekly: "Weekly review",
};

/** Questions that are answered in one's own words. */
export const IN_WORDS: readonly string[] = ["well", "hard", "focus"];

/** The answer behind a check-in's own button, or null where the button does something else. */
export function answerIn(act: string): string | null {
  return /^round \S+ (.+)$/.exec(act)?.[1] ?? null;
}

/** Which check-in one would begin now: up to three in the afternoon the morning's. */
export function fitting(hour: number): RoundKind {
  return hour >= 3 && hour < 15 ? "morning" : "evening";
}
