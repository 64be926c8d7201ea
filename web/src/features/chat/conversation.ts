import type { Form } from "../../lib/form";
import {
  type Cost,
  eventsOf,
  type Question,
  type RunResult,
  readAnswer,
  type ThreadMessage,
  type ToolAnswer,
  type TurnEvent,
} from "./events";

/** What every item knows: its name, and the run that it belongs to. */
interface Common {
  id: string;
  run: string | null;
}

export interface Said extends Common {
  kind: "user";
  text: string;
}

export interface Words extends Common {
  kind: "words";
  text: string;
  streaming: boolean;
}

export interface Card extends Common {
  kind: "card";
  tool: string;
  /** The arguments as JSON text, which arrives in pieces. */
  args: string;
  /** `asking`: it waits for the user's word; `left`: the user did not want it, so it was not done. */
  state: "running" | "asking" | "done" | "failed" | "left";
  answer: ToolAnswer | null;
  raw: string;
  question: Question | null;
}

export interface Notice extends Common {
  kind: "notice";
  text: string;
}

/** What Aurum said first. */
export interface Spoken extends Common {
  kind: "form";
  form: Form;
}

export type Item = Said | Words | Card | Notice | Spoken;

export interface Conversation {
  items: readonly Item[];
  /** Results whose calls lie on an older page of the history. */
  orphans: Readonly<Record<string, string>>;
  /** What runs have cost. */
  costs: Readonly<Record<string, Cost>>;
}

export const EMPTY: Conversation = { items: [], orphans: {}, costs: {} };

/** A conversation after one more event of a run. A start that is seen again begins its item anew, in its place. */
export function apply(conversation: Conversation, event: TurnEvent, run: string | null = null): Conversation {
  switch (event.type) {
    case "USER_MESSAGE":
      return put(settle(conversation), { kind: "user", id: event.id, run, text: event.text });
    case "FORM":
      return put(conversation, { kind: "form", id: event.id, run, form: event.form });
    case "TEXT_MESSAGE_START":
      return put(conversation, { kind: "words", id: event.messageId, run, text: "", streaming: true });
    case "TEXT_MESSAGE_CONTENT":
      return change(conversation, event.messageId, "words", (words) => ({
        ...words,
        text: words.text + event.delta,
      }));
    case "TEXT_MESSAGE_END":
      return change(conversation, event.messageId, "words", (words) => ({ ...words, streaming: false }));
    case "TOOL_CALL_START": {
      const card = newCard(event.toolCallId, event.toolCallName, run);
      const answered = conversation.orphans[event.toolCallId];
      return put(conversation, answered === undefined ? card : withAnswer(card, answered));
    }
    case "TOOL_CALL_ARGS":
      return change(conversation, event.toolCallId, "card", (card) => ({
        ...card,
        args: card.args + event.delta,
      }));
    case "TOOL_CALL_RESULT":
      if (!conversation.items.some((item) => item.id === event.toolCallId)) {
        const orphans = { ...conversation.orphans, [event.toolCallId]: event.content };
        return { ...conversation, orphans };
      }
      return change(conversation, event.toolCallId, "card", (card) => withAnswer(card, event.content));
    case "CUSTOM":
      return custom(conversation, event.name, event.value, run);
    case "ANSWERED":
      return answered(conversation, event);
    case "RUN_FINISHED":
      return withCost(settle(conversation), event.runId, (event.result as RunResult | undefined)?.cost);
    case "RUN_ERROR":
      return settle(conversation);
    default:
      return conversation;
  }
}

/** A conversation after some more events of a run. */
export function tell(known: Conversation, events: readonly TurnEvent[], run: string | null): Conversation {
  return events.reduce((conversation, event) => apply(conversation, event, run), known);
}

/** What never came to its end does not look as if it still went on. */
export function settle(conversation: Conversation): Conversation {
  if (!conversation.items.some(isOpen)) return conversation;
  return { ...conversation, items: conversation.items.map((item) => (isOpen(item) ? ended(item) : item)) };
}

function custom(conversation: Conversation, name: string, value: unknown, run: string | null): Conversation {
  const given = (value ?? {}) as Record<string, unknown>;
  if (name === "joined")
    return apply(
      conversation,
      { type: "USER_MESSAGE", id: String(given.id), text: String(given.content) },
      run,
    );
  if (name === "retold") return retell(conversation, given.messages as ThreadMessage[], run);
  if (name === "approvals") return (given.approvals as Question[]).reduce(withQuestion, conversation);
  const text = name === "notice" ? noticeText(value) : "";
  return text ? withNotice(conversation, text, run) : conversation;
}

/** What a run has said up to here, in place of what was heard of it. What its user said stays where it stood. */
function retell(known: Conversation, messages: readonly ThreadMessage[], run: string | null): Conversation {
  const before = known.items.filter((item) => item.run === run);
  const [first] = before;
  const items = known.items.filter((item) => item.run !== run || (item === first && item.kind === "user"));
  let told = tell({ ...known, items }, messages.flatMap(eventsOf), run);
  for (const [at, item] of before.entries()) {
    if (item.kind !== "user" || told.items.some(({ id }) => id === item.id)) continue;
    const place = told.items.findIndex(({ id }) => id === before[at - 1]?.id);
    told = place < 0 ? put(told, item) : { ...told, items: told.items.toSpliced(place + 1, 0, item) };
  }
  return told;
}

/** A new item stands behind what its run has said up to here; one that is known stays where it is. */
function put(conversation: Conversation, item: Item): Conversation {
  const { items } = conversation;
  const at = items.findIndex((known) => known.id === item.id);
  if (at >= 0) return { ...conversation, items: items.with(at, item) };
  const last = item.run ? items.findLastIndex((known) => known.run === item.run) : -1;
  return { ...conversation, items: last < 0 ? [...items, item] : items.toSpliced(last + 1, 0, item) };
}

function isOpen(item: Item): item is Words | Card {
  return (item.kind === "words" && item.streaming) || (item.kind === "card" && item.state === "running");
}

function ended(item: Words | Card): Item {
  if (item.kind === "words") return { ...item, streaming: false };
  const detail = "The turn ended before this tool answered.";
  return {
    ...item,
    state: "failed",
    answer: { ok: false, tool: item.tool, error: { title: "No answer", detail, choices: [] } },
  };
}

function newCard(id: string, tool: string, run: string | null): Card {
  return { kind: "card", id, run, tool, args: "", state: "running", answer: null, raw: "", question: null };
}

/** Titles of answers that say: it was not done, as the user wished. */
const UNWANTED: readonly string[] = ["Not approved", "Stopped"];

function withAnswer(card: Card, raw: string): Card {
  const answer = readAnswer(card.tool, raw);
  const state = answer.ok ? "done" : UNWANTED.includes(answer.error.title) ? "left" : "failed";
  return { ...card, raw, answer, state, question: null };
}

function withQuestion(conversation: Conversation, question: Question): Conversation {
  return change(conversation, question.callId, "card", (card) => ({ ...card, state: "asking", question }));
}

function answered(conversation: Conversation, event: TurnEvent & { type: "ANSWERED" }): Conversation {
  const meant = (item: Item): item is Card & { question: Question } =>
    item.kind === "card" &&
    item.question?.state === "pending" &&
    (item.question.id === event.id || item.question.run === event.run);
  if (!conversation.items.some(meant)) return conversation;
  const state = event.state === "approved" ? "running" : "left";
  const items = conversation.items.map((item) =>
    meant(item) ? ({ ...item, state, question: { ...item.question, state: event.state } } as const) : item,
  );
  return { ...conversation, items };
}

function withCost(conversation: Conversation, run: string, cost: Cost | null | undefined): Conversation {
  return cost ? { ...conversation, costs: { ...conversation.costs, [run]: cost } } : conversation;
}

/** A turn has one notice, at its head: so it stands still when history, which knows only its text, is read again. */
function withNotice(conversation: Conversation, text: string, run: string | null): Conversation {
  const { items } = conversation;
  const at = items.findLastIndex((item) => item.kind === "user" && item.run === run);
  const id = `notice of ${items[at]?.id}`;
  const known = items.find((item): item is Notice => item.id === id);
  if (known?.text.includes(text)) return conversation;
  if (known) return put(conversation, { ...known, text: `${known.text} ${text}` });
  return { ...conversation, items: items.toSpliced(at + 1, 0, { kind: "notice", id, run, text }) };
}

function noticeText(value: unknown): string {
  const text = typeof value === "object" && value !== null && "text" in value ? value.text : value;
  return typeof text === "string" ? text : "";
}

function change<K extends Item["kind"]>(
  conversation: Conversation,
  id: string,
  kind: K,
  by: (item: Extract<Item, { kind: K }>) => Item,
): Conversation {
  const at = conversation.items.findLastIndex((item) => item.id === id && item.kind === kind);
  const item = conversation.items[at];
  if (!item) return conversation;
  const items = conversation.items.with(at, by(item as Extract<Item, { kind: K }>));
  return { ...conversation, items };
}
