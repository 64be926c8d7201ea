export interface FormButton {
  label: string;
  /** What the server is told when it is pressed. */
  act: string;
  look: "plain" | "good" | "bad";
}

/** What Aurum says with rows of buttons. `picture` is what is drawn above it: "review 2026-11-22", or empty. */
export interface Form {
  text: string;
  rows: FormButton[][];
  picture: string;
}

/** What may have changed behind a button: it can be anything that a life is made of. */
export const PRESSED = [
  "tasks",
  "rounds",
  "reminders",
  "intents",
  "checkins",
  "journal",
  "deliveries",
] as const;
