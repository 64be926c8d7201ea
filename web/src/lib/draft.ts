import { makeStore } from "./store";

/** Words that another panel puts into the message box, for the user to change and send. */
export const proposed = makeStore<string | null>(null);

/** Puts words into the message box and moves there. */
export function propose(text: string) {
  proposed.set(null);
  proposed.set(text);
}
