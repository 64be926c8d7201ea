import { go } from "./place";
import { makeStore } from "./store";

/** The day that the next look at the plan is for ("2026-11-30"), or nothing. */
export const wishedDay = makeStore("");

/** Shows the plan of a day: an ISO date, "today", or nothing said. */
export function openPlan(day: unknown) {
  wishedDay.set(/^\d{4}-\d\d-\d\d$/.test(String(day)) ? String(day) : "");
  go("plan");
}
