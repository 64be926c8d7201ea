import { wish } from "../../lib/verbs";
import { type Fields, fields, goneOf, shorten, text } from "./describe";
import type { Question } from "./events";

/** A thing that a question is about. */
export interface Row {
  ref: string;
  name: string;
  /** What it lies in, from the outside in, and how much would go along with it. */
  place: string[];
  below: number;
}

/** A question in plain words. */
export interface Asked {
  /** What would be done: "Delete", "Delete 3 things". */
  deed: string;
  /** The one thing that it would be done to. */
  only: Row | null;
  /** The things, as far as they are shown, and how many more there are. */
  rows: Row[];
  more: number;
  /** What is worth knowing of where they lie and what goes along. */
  details: string;
  why: string;
}

const SHOWN = 5;

const WHY: Partial<Record<Question["reason"], (question: Question) => string>> = {
  destructive: ({ tool }) =>
    tool === "empty_trash" || tool === "forget"
      ? "Nothing brings this back."
      : "Aurum asks before it takes anything away.",
  bulk: ({ rows }) => `Aurum asks before it changes many things at once: this changes ${rows}.`,
  read: () => "Something that you once wrote says so, and you do not, so Aurum asks before it does that.",
  outside: () => "Aurum has read words that you did not write, so it asks before it does anything.",
  always: () => "You want to be asked about this.",
};

/** What a question asks. */
export function askedOf(question: Question): Asked {
  const records = recordsOf(question.preview);
  const rows = records.map(rowOf).filter(({ name, ref }) => name || ref);
  const only = rows.length === 1 ? (rows[0] ?? null) : null;
  const deed = wish(question.tool);
  const many = rows.length > 1 ? `${deed} ${rows.length} ${nounOf(records)}` : deed;
  const shown = only ? [] : rows.slice(0, SHOWN);
  return {
    deed: many,
    only,
    rows: shown,
    more: only ? 0 : rows.length - shown.length,
    details: question.tool === "forget" ? goneOf(fields(question.preview)).join(" · ") : detailsOf(rows),
    why: WHY[question.reason]?.(question) ?? "Aurum asks before it does this.",
  };
}

/** The question as one sentence. */
export function sentenceOf(question: Question): string {
  const { deed, only } = askedOf(question);
  return `${[deed, only?.ref, only?.name].filter(Boolean).join(" ")}?`;
}

/** "Tue 24 Nov, 14:05" in the user's zone. */
export function sayUntil(until: string, zone: string): string {
  return new Date(until).toLocaleString("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
}

function recordsOf(preview: unknown): Fields[] {
  if (Array.isArray(preview)) return preview.map((each) => fields(fields(each).task ?? each));
  const { items, thing } = fields(preview);
  return Array.isArray(items) ? items.map(fields) : [fields(thing ?? preview)];
}

function rowOf(record: Fields): Row {
  return {
    ref: text(record.ref),
    name: shorten(text(record.title) || text(record.name) || text(record.text)),
    place: Array.isArray(record.place) ? record.place.map(text).filter(Boolean) : [],
    below: typeof record.below === "number" ? record.below : 0,
  };
}

/** "with 9 inside · Health › Fitness": the place where all of them lie in it. */
function detailsOf(rows: readonly Row[]): string {
  const below = rows.reduce((sum, row) => sum + row.below, 0);
  const [first = ""] = rows.map(({ place }) => place.join(" › "));
  const shared = rows.every(({ place }) => place.join(" › ") === first) ? first : "";
  return [below > 0 ? `with ${below} inside` : "", shared].filter(Boolean).join(" · ");
}

function nounOf(records: Fields[]): string {
  const levels = new Set(records.map((record) => text(record.level) || ("title" in record ? "task" : "")));
  const [level] = levels;
  return levels.size === 1 && level ? `${level}s` : "things";
}
