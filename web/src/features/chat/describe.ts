import { sayDate } from "../../lib/dates";
import { type Forgotten, sayGone } from "../../lib/forgotten";
import { verbs, wish } from "../../lib/verbs";
import type { Card } from "./conversation";
import type { ToolAnswer } from "./events";

/** What a card says: the deed, the thing it was done to, and what else is worth knowing. */
export interface Description {
  deed: string;
  ref: string;
  name: string;
  details: string[];
}

/** Something that was found: what it says, where it lies, and when it was. */
export interface Hit {
  kind: string;
  id: string;
  ref: string | null;
  title: string;
  text: string;
  at: string;
  thread: string | null;
  source: string;
  outside: boolean;
}

interface Remembered {
  id: string;
  ref: string;
  text: string;
  state: string;
  learned_at: string;
  source: { kind: string };
}

export type Fields = Record<string, unknown>;

const NOUNS: Record<string, [one: string, many: string]> = {
  list_pillars: ["pillar", "pillars"],
  list_areas: ["area", "areas"],
  list_projects: ["project", "projects"],
  list_tasks: ["task", "tasks"],
  find_tasks: ["task", "tasks"],
  next_tasks: ["task", "tasks"],
  list_entries: ["journal entry", "journal entries"],
  on_this_day: ["journal entry", "journal entries"],
  list_journal_templates: ["journal template", "journal templates"],
  list_insights: ["insight", "insights"],
  delete: ["thing", "things"],
  restore: ["thing", "things"],
  list_trash: ["thing", "things"],
  archive: ["thing", "things"],
  unarchive: ["thing", "things"],
  quick_add: ["task", "tasks"],
  change_tasks: ["task", "tasks"],
  add_pillars: ["pillar", "pillars"],
  list_templates: ["template", "templates"],
  list_operations: ["operation", "operations"],
  history: ["change", "changes"],
  search: ["hit", "hits"],
  recall: ["passage", "passages"],
  list_memories: ["memory", "memories"],
};

/** What a tool call does, did, or failed to do, in plain words. */
export function describe(card: Card, today: string): Description {
  const [running, done, unchanged] = verbs(card.tool);
  const asked = argumentsOf(card);
  const wanted =
    text(asked.title) ||
    text(asked.name) ||
    text(asked.task) ||
    text(asked.words) ||
    text(asked.text) ||
    text(asked.thing) ||
    text(asked.memory) ||
    text(asked.query) ||
    text(asked.about) ||
    listed(asked.things ?? asked.tasks ?? asked.refs);
  if (card.state === "left")
    return { deed: `Not done: ${lower(wish(card.tool))}`, ref: "", name: shorten(wanted), details: [] };
  if (card.answer === null) return { deed: running, ref: "", name: shorten(wanted), details: [] };
  if (!card.answer.ok) {
    const { title, detail } = card.answer.error;
    return { deed: `${running}: ${title}`, ref: "", name: "", details: [detail] };
  }
  const nouns = NOUNS[card.tool];
  const only = soleOf(card);
  if (card.tool === "forget") return forgetting(card.answer, done, unchanged);
  if (nouns && !only) return counted(card.answer, card.answer.changed ? done : unchanged, nouns);
  if (card.tool === "undo" || card.tool === "redo") return undoing(card.answer, done);
  const record = only ?? fields(fields(card.answer.result).thing ?? card.answer.result);
  const name = shorten(text(record.title) || text(record.name) || text(record.text) || wanted);
  const deed = card.answer.changed ? done : unchanged;
  return { deed, ref: text(record.ref), name, details: detailsOf(record, today) };
}

const READS = /^(list|recall|find|next|search|history|on_this_day)/;

/** The one thing that a tool for many was used on. */
function soleOf({ tool, answer }: Card): Fields | null {
  if (!answer?.ok || READS.test(tool) || !Array.isArray(answer.result) || answer.result.length !== 1)
    return null;
  return fields(answer.result[0]);
}

/** The arguments of a call, as far as they have arrived. */
export function argumentsOf(card: Card): Fields {
  try {
    return fields(JSON.parse(card.args || "{}"));
  } catch {
    return {};
  }
}

/** The operation by which a card's change can be taken back, or null when it changed nothing. */
export function operationOf(card: Card): string | null {
  return card.answer?.ok && card.answer.changed && !/^(un|re)do$/.test(card.tool)
    ? card.answer.operation
    : null;
}

function counted(
  answer: ToolAnswer & { ok: true },
  done: string,
  [one, many]: [string, string],
): Description {
  const result = answer.result;
  const { items: inside, hits, note } = fields(result);
  const items = Array.isArray(result) ? result : (inside ?? hits);
  const list = Array.isArray(items) ? items.map((item) => fields(fields(item).task ?? item)) : [];
  const count = list.length === 0 ? `no ${many}` : `${list.length} ${list.length === 1 ? one : many}`;
  const shown = list
    .slice(0, 3)
    .map((item) => shorten(text(item.title) || text(item.name) || text(item.text), 40));
  // What stands in a list of its own is not said twice.
  if (hitsIn(answer))
    return { deed: `${done} ${count}`, ref: "", name: "", details: [text(note)].filter(Boolean) };
  const more = list.length > shown.length ? [`and ${list.length - shown.length} more`] : [];
  return { deed: `${done} ${count}`, ref: "", name: "", details: [...shown, ...more] };
}

/** What a tool found and shows as a list, each with its place; null for other tools. */
export function hitsIn(answer: ToolAnswer | null): Hit[] | null {
  if (!answer?.ok) return null;
  if (answer.tool === "recall") {
    const { hits } = fields(answer.result);
    return Array.isArray(hits) ? (hits as Hit[]) : null;
  }
  if (answer.tool !== "list_memories" || !Array.isArray(answer.result)) return null;
  return (answer.result as Remembered[]).map(({ id, ref, text: said, state, learned_at: at, source }) => ({
    ...{ kind: "memory", id, ref, text: said, at, thread: null, source: source.kind, outside: false },
    title: state === "active" ? "" : state,
  }));
}

function forgetting(answer: ToolAnswer & { ok: true }, done: string, looked: string): Description {
  const result = fields(answer.result);
  const deed = result.preview === true ? looked : done;
  return { deed, ref: "", name: "", details: goneOf(result) };
}

/** What a forgetting took or would take, in words. */
export function goneOf(result: Fields): string[] {
  return Array.isArray(result.memories) ? sayGone(result as unknown as Forgotten) : [];
}

function undoing(answer: ToolAnswer & { ok: true }, done: string): Description {
  const { restored, label } = fields(answer.result);
  return {
    deed: done,
    ref: "",
    name: shorten(text(label)),
    details: Array.isArray(restored) ? restored.map(text) : [],
  };
}

function detailsOf(record: Fields, today: string): string[] {
  const details: string[] = [];
  if (text(record.due_date))
    details.push(`due ${sayDate(text(record.due_date), text(record.due_time) || null, today)}`);
  if (record.priority === "high") details.push("high priority");
  if (Array.isArray(record.after) && record.after.length > 0)
    details.push(`after ${record.after.join(", ")}`);
  const place = Array.isArray(record.place) ? record.place.map(text) : [text(record.pillar)];
  if (place.some(Boolean)) details.push(place.filter(Boolean).join(" › "));
  if (typeof record.time_allocation === "number") details.push(`${record.time_allocation} % of the time`);
  if (text(record.mood)) details.push(text(record.mood));
  if (text(record.energy)) details.push(`${text(record.energy).replace("_", " ")} energy`);
  return details;
}

/** "T1, T2, T3": what a call for many names. */
function listed(names: unknown): string {
  return Array.isArray(names) ? names.map(text).filter(Boolean).join(", ") : "";
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

export function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function shorten(words: string, most = 90): string {
  return words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words;
}
