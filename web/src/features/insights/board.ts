import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getSome } from "../../lib/http";
import { type LiveEvent, onLive } from "../../lib/live";
import { queries } from "../../lib/queries";
import type { Insight } from "../../lib/records";

/** Which cards are asked for; an empty type means all, an empty reference anything. */
export interface Asked {
  type: string;
  state: Insight["state"];
  /** The reference of what they are about, with all that lies under it. */
  about: string;
  pinned: boolean;
  words: string;
}

export const EVERYTHING: Asked = { type: "", state: "active", about: "", pinned: false, words: "" };

/** Cards as they are listed, and whether there are more. */
export interface Listed {
  items: Insight[];
  more: boolean;
}

/** The first `most` cards that are asked for; the live feed keeps them up to date. */
export function useBoard(asked: Asked, most: number) {
  return useQuery({
    queryKey: ["insights", "list", asked, most],
    queryFn: () => getSome<Insight>(pathFor(asked), most),
    placeholderData: keepPreviousData,
  });
}

/** "/api/insights?state=active&type=…": only what narrows is said. */
export function pathFor({ type, state, about, pinned, words }: Asked): string {
  const query = new URLSearchParams({ state });
  if (type) query.set("type", type);
  if (about) query.set("about", about);
  if (pinned) query.set("pinned", "true");
  if (words.trim()) query.set("words", words.trim());
  return `/api/insights?${query}`;
}

/** The cards after one arrived: a known one changes where it stands, a new one comes first, if it is asked for. */
export function withCard(cards: readonly Insight[], card: Insight, asked: Asked): Insight[] {
  const known = cards.some(({ ref }) => ref === card.ref);
  if (!fits(card, asked)) return cards.filter(({ ref }) => ref !== card.ref);
  if (known) return cards.map((each) => (each.ref === card.ref ? card : each));
  return onlyServerKnows(asked) ? [...cards] : [card, ...cards];
}

/** Pinned cards first, the others as they came. */
export function inOrder(cards: readonly Insight[]): Insight[] {
  return [...cards.filter(({ pinned }) => pinned), ...cards.filter(({ pinned }) => !pinned)];
}

function fits(card: Insight, { type, state, pinned }: Asked): boolean {
  return card.state === state && (!type || card.type === type) && (!pinned || card.pinned);
}

/** Whether words are found in a card, and what all it is about. */
function onlyServerKnows({ words, about }: Asked): boolean {
  return words.trim() !== "" || about !== "";
}

/** Brings every list of cards up to date with what came over the feed. */
function hear(event: LiveEvent) {
  if (event.type !== "insight" && event.type !== "insight_gone") return;
  const ref = event.type === "insight" ? event.insight.ref : event.ref;
  for (const [queryKey, known] of queries.getQueriesData<Listed>({ queryKey: ["insights", "list"] })) {
    const asked = queryKey[2] as Asked;
    if (!known) continue;
    const items =
      event.type === "insight"
        ? withCard(known.items, event.insight, asked)
        : known.items.filter((each) => asked.state !== "active" || each.ref !== ref);
    queries.setQueryData<Listed>(queryKey, { ...known, items });
  }
  const asksAgain = ([, kind, what]: readonly unknown[]) =>
    kind === "statistics" ||
    (kind === "one" && what === ref) ||
    (kind === "list" && (onlyServerKnows(what as Asked) || (what as Asked).state !== "active"));
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === "insights" && asksAgain(queryKey),
  });
}

onLive(hear);
