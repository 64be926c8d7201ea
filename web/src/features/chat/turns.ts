import { sayMoney, sayNumber } from "../../lib/money";
import type { Card, Conversation, Item, Said } from "./conversation";
import { operationOf } from "./describe";
import type { Cost } from "./events";

/** What the user said and what came of it. */
export interface Turn {
  key: string;
  run: string | null;
  said: Said | null;
  items: Exclude<Item, Said>[];
  /** What its run has cost, where it ends. */
  cost: Cost | null;
}

export function turnsOf({ items, costs }: Conversation): Turn[] {
  const turns: Turn[] = [];
  for (const item of items) {
    const last = turns.at(-1);
    const { id: key, run } = item;
    if (item.kind === "user") turns.push({ key, run, said: item, items: [], cost: null });
    else if (last && !beginsAnew(item, last)) last.items.push(item);
    else turns.push({ key, run, said: null, items: [item], cost: null });
  }
  return turns.map((turn, at) => ({ ...turn, cost: costAfter(turn, turns[at + 1], costs) }));
}

/** What Aurum said first answers nothing that was said before. */
function beginsAnew(item: Item, last: Turn): boolean {
  return item.kind === "form" && (item.run === null || item.run !== last.run);
}

function costAfter({ run }: Turn, next: Turn | undefined, costs: Conversation["costs"]): Cost | null {
  const cost = run && run !== next?.run ? costs[run] : null;
  return cost && cost.calls > 0 ? cost : null;
}

/** "2 calls · 1,040 tokens · $0.0003"; where the price is not known, no money is said. */
export function sayCost({ calls, tokens, micros }: Cost): string {
  const money = micros >= 50 ? sayMoney(micros) : micros > 0 ? "less than $0.0001" : "";
  return [`${calls} ${calls === 1 ? "call" : "calls"}`, `${sayNumber(tokens)} tokens`, money]
    .filter(Boolean)
    .join(" · ");
}

/** For each operation the last card that is part of it: there the one Undo stands. */
export function lastCards(items: readonly Item[]): Map<string | null, string> {
  const cards = items.filter((item): item is Card => item.kind === "card");
  return new Map(cards.map((card) => [operationOf(card), card.id]));
}

export function isUndoPlace(undoAt: Map<string | null, string>, card: Card): boolean {
  const operation = operationOf(card);
  return operation !== null && undoAt.get(operation) === card.id;
}

export function changesOf(items: readonly Item[], card: Card): number {
  const operation = operationOf(card);
  return items.filter((item) => item.kind === "card" && operationOf(item) === operation).length;
}

/** The cards of a turn that wait for the user's word. */
export function questionsOf(items: readonly Item[]) {
  return items.flatMap((item) => (item.kind === "card" && item.state === "asking" && item.question) || []);
}
