import { eventsOf, readAnswer, type ThreadMessage, type ToolAnswer, type TurnEvent } from "./events";

export interface Said {
  kind: "user";
  id: string;
  text: string;
}

export interface Words {
  kind: "words";
  id: string;
  text: string;
  streaming: boolean;
}

export interface Card {
  kind: "card";
  id: string;
  tool: string;
  /** The arguments as JSON text, which arrives in pieces. */
  args: string;
  state: "running" | "done" | "failed";
  answer: ToolAnswer | null;
  raw: string;
}

export interface Notice {
  kind: "notice";
  id: string;
  text: string;
}

export type Item = Said | Words | Card | Notice;

export interface Conversation {
  items: readonly Item[];
  /** Results whose calls lie on an older page of the history. */
  orphans: Readonly<Record<string, string>>;
}

export const EMPTY: Conversation = { items: [], orphans: {} };

/** A conversation after one more event. A start that is seen again begins its item anew, in its place. */
export function apply(conversation: Conversation, event: TurnEvent): Conversation {
  const { items } = conversation;
  switch (event.type) {
    case "USER_MESSAGE":
      return put(settle(conversation), { kind: "user", id: event.id, text: event.text });
    case "TEXT_MESSAGE_START":
      return put(conversation, { kind: "words", id: event.messageId, text: "", streaming: true });
    case "TEXT_MESSAGE_CONTENT":
      return change(conversation, event.messageId, "words", (words) => ({
        ...words,
        text: words.text + event.delta,
      }));
    case "TEXT_MESSAGE_END":
      return change(conversation, event.messageId, "words", (words) => ({ ...words, streaming: false }));
    case "TOOL_CALL_START": {
      const card = newCard(event.toolCallId, event.toolCallName);
      const answered = conversation.orphans[event.toolCallId];
      return put(conversation, answered === undefined ? card : withAnswer(card, answered));
    }
    case "TOOL_CALL_ARGS":
      return change(conversation, event.toolCallId, "card", (card) => ({
        ...card,
        args: card.args + event.delta,
      }));
    case "TOOL_CALL_RESULT":
      if (!items.some((item) => item.id === event.toolCallId)) {
        const orphans = { ...conversation.orphans, [event.toolCallId]: event.content };
        return { ...conversation, orphans };
      }
      return change(conversation, event.toolCallId, "card", (card) => withAnswer(card, event.content));
    case "CUSTOM": {
      const text = event.name === "notice" ? noticeText(event.value) : "";
      return text ? withNotice(conversation, text) : conversation;
    }
    case "RUN_FINISHED":
    case "RUN_ERROR":
      return settle(conversation);
    default:
      return conversation;
  }
}

/** The conversation that a page of history tells. */
export function replay(messages: readonly ThreadMessage[]): Conversation {
  return eventsOf(messages).reduce(apply, EMPTY);
}

/** An older page put before what is known. */
export function prepend(messages: readonly ThreadMessage[], known: Conversation): Conversation {
  const before = eventsOf(messages).reduce(apply, { items: [], orphans: known.orphans });
  const seen = new Set(known.items.map((item) => item.id));
  return { ...before, items: [...before.items.filter((item) => !seen.has(item.id)), ...known.items] };
}

/** The newest page put over what is known: pages that were scrolled up to stay, the rest is as the server says. */
export function overlay(known: Conversation, messages: readonly ThreadMessage[]): Conversation | null {
  const fresh = replay(messages);
  const first = fresh.items[0]?.id;
  const at = known.items.findIndex((item) => item.id === first);
  if (at < 0) return known.items.length === 0 ? fresh : null;
  return {
    items: [...known.items.slice(0, at), ...fresh.items],
    orphans: { ...known.orphans, ...fresh.orphans },
  };
}

/** What never came to its end does not look as if it still went on. */
export function settle(conversation: Conversation): Conversation {
  if (!conversation.items.some(isOpen)) return conversation;
  return { ...conversation, items: conversation.items.map((item) => (isOpen(item) ? ended(item) : item)) };
}

/** The conversation without an item that was taken back. */
export function without(conversation: Conversation, id: string): Conversation {
  return { ...conversation, items: conversation.items.filter((item) => item.id !== id) };
}

/** Whether a message is known and something was said after it. */
export function isAnswered(conversation: Conversation, id: string): boolean {
  const at = conversation.items.findIndex((item) => item.id === id);
  return at >= 0 && conversation.items.slice(at + 1).some((item) => item.kind === "words");
}

function put(conversation: Conversation, item: Item): Conversation {
  const { items } = conversation;
  const at = items.findIndex((known) => known.id === item.id);
  return { ...conversation, items: at < 0 ? [...items, item] : items.with(at, item) };
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

function newCard(id: string, tool: string): Card {
  return { kind: "card", id, tool, args: "", state: "running", answer: null, raw: "" };
}

function withAnswer(card: Card, raw: string): Card {
  const answer = readAnswer(card.tool, raw);
  return { ...card, raw, answer, state: answer.ok ? "done" : "failed" };
}

/** A turn has one notice, at its head: so it stands still when history, which knows only its text, is read again. */
function withNotice(conversation: Conversation, text: string): Conversation {
  const { items } = conversation;
  const at = items.findLastIndex((item) => item.kind === "user");
  const id = `notice of ${items[at]?.id}`;
  const known = items.find((item): item is Notice => item.id === id);
  if (known?.text.includes(text)) return conversation;
  if (known) return put(conversation, { ...known, text: `${known.text} ${text}` });
  return { ...conversation, items: items.toSpliced(at + 1, 0, { kind: "notice", id, text }) };
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
