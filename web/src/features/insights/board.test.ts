import { beforeAll, expect, test, vi } from "vitest";
import type { Insight } from "../../lib/records";

// The page's feed listens to documents; here there is none.
beforeAll(() => {
  vi.stubGlobal("document", { hidden: false });
});
vi.mock("../../lib/live", () => ({ onLive: () => () => undefined }));
vi.mock("../../lib/queries", () => ({ queries: {} }));
const { EVERYTHING, inOrder, pathFor, withCard } = await import("./board");

function card(ref: string, more: Partial<Insight> = {}): Insight {
  return { ref, id: `${ref} 1`, type: "recommendation", state: "active", pinned: false, ...more } as Insight;
}

const refs = (cards: readonly Insight[]) => cards.map(({ ref }) => ref);

test("the next version of a card takes its place; a new card comes first", () => {
  const cards = [card("I1"), card("I2")];
  const next = withCard(cards, card("I2", { id: "I2 2" }), EVERYTHING);
  expect(next.map(({ id }) => id)).toEqual(["I1 1", "I2 2"]);
  expect(refs(withCard(cards, card("I3"), EVERYTHING))).toEqual(["I3", "I1", "I2"]);
});

test("what is not asked for does not appear, and what no longer fits goes", () => {
  const cards = [card("I1"), card("I2")];
  const forecasts = { ...EVERYTHING, type: "progress_prediction" };
  expect(refs(withCard([], card("I3"), forecasts))).toEqual([]);
  expect(refs(withCard(cards, card("I1", { state: "dismissed" }), EVERYTHING))).toEqual(["I2"]);
  const pinned = { ...EVERYTHING, pinned: true };
  expect(refs(withCard([card("I1", { pinned: true })], card("I1"), pinned))).toEqual([]);
  const words = { ...EVERYTHING, words: "shoes" };
  expect(refs(withCard(cards, card("I3"), words)), "only the server knows its words").toEqual(["I1", "I2"]);
  const about = { ...EVERYTHING, about: "P1" };
  expect(refs(withCard(cards, card("I3"), about)), "and what it is about").toEqual(["I1", "I2"]);
});

test("pinned cards stand first, all others as they came", () => {
  const cards = [card("I1"), card("I2", { pinned: true }), card("I3"), card("I4", { pinned: true })];
  expect(refs(inOrder(cards))).toEqual(["I2", "I4", "I1", "I3"]);
});

test("only what narrows is asked for", () => {
  expect(pathFor(EVERYTHING)).toBe("/api/insights?state=active");
  const asked = { type: "recommendation", about: "P1", pinned: true, words: " new shoes " };
  expect(pathFor({ ...asked, state: "dismissed" })).toBe(
    "/api/insights?state=dismissed&type=recommendation&about=P1&pinned=true&words=new+shoes",
  );
});
