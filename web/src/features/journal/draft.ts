import type { Energy } from "../../lib/hrm";
import type { Answer, Drafted, Entry, Mood, Source, Tier } from "./records";

/** What is being written: a new entry, or an entry as it is to become. */
export interface Draft {
  text: string;
  title: string;
  /** Null until it is chosen: the server then has its usual one. */
  mood: Mood | null;
  energy: Energy | null;
  tags: string[];
  /** Empty until something is written: then the day it was begun on. */
  day: string;
  /** Null: as the user's habits say. */
  tier: Tier | null;
  template: string | null;
  answers: Answer[];
  weather: string;
  location: string;
  /** What a drafted text rests on; it is not kept with the entry but for the messages. */
  sources: Source[];
}

export const EMPTY: Draft = {
  text: "",
  title: "",
  mood: null,
  energy: null,
  tags: [],
  day: "",
  tier: null,
  template: null,
  answers: [],
  weather: "",
  location: "",
  sources: [],
};

export function draftOf(entry: Entry): Draft {
  const { text, title, mood, energy, tags, day, tier, template, answers, weather, location } = entry;
  return {
    ...{ text, title, mood, energy, tags: [...tags], day, tier, template, answers },
    ...{ weather: weather ?? "", location: location ?? "", sources: [] },
  };
}

/** Whether there is nothing to be saved yet: a title or a mood alone is no entry. */
export function isBlank({ text, answers }: Draft): boolean {
  return ![text, ...answers.map(({ answer }) => answer)].some((words) => words.trim());
}

/** Whether nothing was chosen nor written. */
export function isUntouched(draft: Draft): boolean {
  const { title, mood, energy, tags, template, weather, location } = draft;
  return isBlank(draft) && ![title, mood, energy, ...tags, template, weather, location].some(Boolean);
}

/** The draft as the server takes it. */
export function bodyOf(draft: Draft): Record<string, unknown> {
  const { sources, ...fields } = draft;
  const body: Record<string, unknown> = {
    ...fields,
    answers: draft.answers.filter(({ answer }) => answer.trim()),
    message_ids: sources.filter(({ kind }) => kind === "message").map(({ id }) => id),
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => !isNothing(value)));
}

function isNothing(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** The fields of an edited entry that are no longer what they were. */
export function changesOf(from: Draft, now: Draft): Record<string, unknown> {
  const written = (draft: Draft): Record<string, unknown> => {
    const { sources: _, ...fields } = draft;
    return { ...fields, answers: draft.answers.filter(({ answer }) => answer.trim()) };
  };
  const before = written(from);
  return Object.fromEntries(
    Object.entries(written(now)).filter(([name, value]) => !same(value, before[name])),
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The draft under other prompts. What was answered already stays, with its prompt. */
export function withPrompts(draft: Draft, template: string | null, prompts: readonly string[]): Draft {
  const known = new Map(draft.answers.map(({ prompt, answer }) => [prompt, answer]));
  const kept = draft.answers.filter(({ prompt, answer }) => answer.trim() && !prompts.includes(prompt));
  const asked = prompts.map((prompt) => ({ prompt, answer: known.get(prompt) ?? "" }));
  return { ...draft, template, answers: [...asked, ...kept] };
}

/** What was written and what was drafted of a day, together: nothing that was written goes. */
export function joined(draft: Draft, drafted: Drafted): Draft {
  return {
    ...draft,
    text: [draft.text.trimEnd(), drafted.text].filter(Boolean).join("\n\n"),
    title: draft.title || drafted.title,
    mood: draft.mood ?? drafted.mood,
    energy: draft.energy ?? drafted.energy,
    tags: [...new Set([...draft.tags, ...drafted.tags])],
    day: drafted.day,
    sources: drafted.sources,
  };
}

const A_MINUTE = 200;

/** How many words a draft has, its answers included, and how many minutes they take to read. */
export function lengthOf({ text, answers }: Pick<Draft, "text" | "answers">) {
  const words = [text, ...answers.map(({ answer }) => answer)].flatMap((each) => each.match(/\S+/g) ?? []);
  return { words: words.length, minutes: Math.max(1, Math.floor(words.length / A_MINUTE)) };
}

/** "1 word", "240 words, 1 min". */
export function sayLength({ words, minutes }: { words: number; minutes: number }): string {
  const said = words === 1 ? "1 word" : `${words.toLocaleString("en")} words`;
  return words === 0 ? said : `${said} · ${minutes} min`;
}

/** A tag as it is kept: no sign before it, no spaces around. */
export function tagIn(words: string): string {
  return words.trim().replace(/^#+/, "").replace(/\s+/g, " ").slice(0, 50);
}
