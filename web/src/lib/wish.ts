import { go } from "./place";
import { makeStore } from "./store";

/** The day that the next look at the plan is for ("2026-11-30"), or nothing. */
export const wishedDay = makeStore("");

/** Shows the plan of a day: an ISO date, "today", or nothing said. */
export function openPlan(day: unknown) {
  wishedDay.set(/^\d{4}-\d\d-\d\d$/.test(String(day)) ? String(day) : "");
  go("plan");
}

/** The note that is to be shown among all of them, and words of it; or nothing. */
export const wishedNote = makeStore<{ id: string; text: string } | null>(null);

export function openNote(id: string, text: string) {
  wishedNote.set({ id, text });
  go("notes");
}

/** What the search page looks for. It stays while one looks at what was found. */
export const sought = makeStore("");

/** Shows the search page with its field ready, for these words where some are given. */
export function openSearch(words = sought.get()) {
  sought.set(words);
  go("search");
  document.getElementById("search-words")?.focus();
}
