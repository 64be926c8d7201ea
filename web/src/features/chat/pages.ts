import { type Conversation, EMPTY, type Item, tell } from "./conversation";
import { eventsOf, type Question, type ThreadMessage } from "./events";

/** The conversation that a page of history tells. */
export function replay(messages: readonly ThreadMessage[], onto: Conversation = EMPTY): Conversation {
  return messages.reduce((known, message) => tell(known, eventsOf(message), message.runId ?? null), onto);
}

/** An older page put before what is known. */
export function prepend(messages: readonly ThreadMessage[], known: Conversation): Conversation {
  const before = replay(messages, { ...known, items: [] });
  const seen = new Set(known.items.map((item) => item.id));
  return { ...before, items: [...before.items.filter((item) => !seen.has(item.id)), ...known.items] };
}

/**
 * The newest page put over what is known: pages that were scrolled up to stay, and so does what was heard of the run
 * that is `kept`, but for what its user has said elsewhere; the rest is as the server says. `longer`: whether such
 * pages are there.
 */
export function overlay(there: Conversation, messages: readonly ThreadMessage[], kept: string | null = null) {
  const fresh = replay(messages);
  const before = there.items.findIndex((item) => item.id === fresh.items[0]?.id);
  const ofKept = (item: Item) => kept !== null && item.run === kept;
  const known = there.items.filter(ofKept);
  const unheard = fresh.items.filter(
    (item) => ofKept(item) && item.kind === "user" && known.every(({ id }) => id !== item.id),
  );
  const heard = [...known, ...unheard];
  const others = fresh.items.filter((item) => !ofKept(item));
  const at = fresh.items.findIndex(ofKept);
  const page = others.toSpliced(at < 0 ? others.length : at, 0, ...heard);
  const conversation: Conversation = {
    items: before > 0 ? [...there.items.slice(0, before), ...page] : page,
    orphans: { ...(before > 0 ? there.orphans : {}), ...fresh.orphans },
    costs: there.costs,
  };
  return { conversation, longer: before > 0 };
}

/** The conversation without an item that was taken back. */
export function without(conversation: Conversation, id: string): Conversation {
  return { ...conversation, items: conversation.items.filter((item) => item.id !== id) };
}

/** The questions of a run that nobody has answered yet. */
export function pending(conversation: Conversation, run: string): Question[] {
  return conversation.items.flatMap((item) =>
    item.kind === "card" && item.run === run && item.question?.state === "pending" ? [item.question] : [],
  );
}
