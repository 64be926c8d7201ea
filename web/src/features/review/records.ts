import type { Alignment } from "../../lib/hrm";

/** How much was done on a day, and how it felt: the energy's mean of 1 to 5, the mood that was said last. */
export interface DayDone {
  day: string;
  done: number;
  energy: number | null;
  mood: string | null;
}

export interface Moved {
  ref: string;
  name: string;
  done: number;
  done_in_all: number;
  open: number;
  completed: boolean;
}

export interface Stuck {
  ref: string;
  name: string;
  why: string;
  days: number;
}

/** Seven of the user's days. `focus` is what was wanted for them, `next_focus` what was chosen at their end. */
export interface Review {
  since: string;
  until: string;
  done: number;
  before: number;
  days: DayDone[];
  alignment: Alignment;
  moved: Moved[];
  stuck: Stuck[];
  energy: number | null;
  moods: [mood: string, times: number][];
  focus: string | null;
  next_focus: string | null;
}

const LEVELS = ["very low", "low", "medium", "high", "very high"];

/** "high" for a mean energy of 3.7. */
export function sayEnergy(mean: number): string {
  return LEVELS[Math.min(4, Math.max(0, Math.round(mean) - 1))] ?? "";
}

/** "7 done, 3 more than the week before." */
export function sayDone({ done, before }: Pick<Review, "done" | "before">): string {
  const change = done - before;
  const against =
    change === 0
      ? "as many as the week before"
      : `${Math.abs(change)} ${change > 0 ? "more" : "fewer"} than the week before`;
  return done + before === 0 ? "Nothing was done in these two weeks." : `${done} done, ${against}.`;
}
