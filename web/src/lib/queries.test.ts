import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { queries, refresh } from "./queries";

/** A server whose answers wait until they are let go. */
function slow() {
  const waiting: (() => void)[] = [];
  let state = "old";
  return {
    read: () => {
      const seen = state;
      return new Promise<string>((resolve) => waiting.push(() => resolve(seen)));
    },
    change: (to: string) => {
      state = to;
    },
    answer: async () => {
      waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
    get asked() {
      return waiting.length;
    },
  };
}

test.each([true, false])("what was read first before a change is read again (shown: %s)", async (shown) => {
  const server = slow();
  const queryKey = ["tasks", "in", String(shown)];
  const options = { queryKey, queryFn: server.read, retry: false };
  const leave = shown ? new QueryObserver(queries, options).subscribe(() => undefined) : () => undefined;
  if (!shown) void queries.fetchQuery(options);
  server.change("new");
  const refreshed = refresh(["tasks"]);
  await server.answer();
  if (shown) {
    await server.answer();
    await refreshed;
    expect(queries.getQueryData(queryKey)).toBe("new");
  } else {
    await refreshed;
    expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(true);
  }
  expect(server.asked).toBe(0);
  leave();
});

test("what is here already is asked for once", async () => {
  const server = slow();
  const queryKey = ["tasks", "T1"];
  queries.setQueryData(queryKey, "old");
  const leave = new QueryObserver(queries, { queryKey, queryFn: server.read }).subscribe(() => undefined);
  server.change("new");
  const refreshed = refresh(["tasks"]);
  expect(server.asked).toBe(1);
  await server.answer();
  await refreshed;
  expect(server.asked).toBe(0);
  expect(queries.getQueryData(queryKey)).toBe("new");
  leave();
});
