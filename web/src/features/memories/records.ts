/** What Aurum knows about its user, as it comes over HTTP. Days are "2026-11-23", the user's own. */

export type Kind = "fact" | "preference" | "person" | "habit" | "goal";
export type State = "active" | "proposed" | "superseded" | "rejected";

/** Where a memory comes from: a message (`thread` is its conversation), a journal entry (`ref`), a note, one's own hand. */
export interface Source {
  kind: "said" | "journal" | "user" | "note";
  id: string | null;
  thread: string | null;
  ref: string | null;
  at: string;
  /** The words in which it was said. */
  quote: string;
}

export interface Memory {
  id: string;
  ref: string;
  text: string;
  kind: Kind;
  state: State;
  /** The first and the last day on which it holds; null where that is not known. */
  since: string | null;
  until: string | null;
  learned_at: string;
  source: Source;
  /** References: what it took the place of last, and what took its place. */
  replaces: string | null;
  replaced_by: string | null;
}

/** A memory that was to be kept or changed; `changed` is false where it was known already. */
export interface Remembered extends Memory {
  changed: boolean;
}

/** A memory with what it took the place of, newest first. */
export interface Known extends Memory {
  history: Memory[];
}

/** What becomes of what Aurum reads about its user. */
export type Learning = "ask" | "auto" | "off";

/** A text that was given to keep. */
export interface Note {
  id: string;
  text: string;
  at: string;
  who: string;
  session: string;
  source: string;
  /** Somebody else's words are in it. */
  outside: boolean;
}
