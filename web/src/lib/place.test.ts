import { expect, test, vi } from "vitest";

vi.stubGlobal("location", { hash: "", pathname: "/" });
vi.stubGlobal("addEventListener", () => undefined);
const { addressOf, placeIn } = await import("./place");

test("an address names a view or a thread, and the thing whose panel is open", () => {
  for (const [hash, place] of [
    ["", { view: "chat", thread: "life", thing: null }],
    ["#/life/T12", { view: "chat", thread: "life", thing: "T12" }],
    ["#/upcoming", { view: "upcoming", thread: "life", thing: null }],
    ["#/tree/PL1", { view: "tree", thread: "life", thing: "PL1" }],
    [
      "#/2b1f0d9e-0000-4000-8000-000000000000",
      { view: "chat", thread: "2b1f0d9e-0000-4000-8000-000000000000", thing: null },
    ],
  ] as const) {
    expect(placeIn(hash)).toEqual(place);
    expect(addressOf(place)).toBe(hash);
  }
  expect(placeIn("#/nonsense!!").view).toBe("chat");
});
