import { expect, test } from "vitest";
import { eventParser, readEvents } from "./sse";

function parse(...pieces: string[]): string[] {
  const parser = eventParser();
  return pieces.flatMap((piece) => parser.push(piece)).map(({ data }) => data);
}

test("an event is complete at its blank line, however it is cut", () => {
  expect(parse("data: one\n\ndata: two\n\n")).toEqual(["one", "two"]);
  for (const text of [
    "data: a\r\ndata: b\r\n\r\n: ping\r\n\r\ndata: c\r\n\r\n",
    "data: a\ndata: b\n\ndata: c\n\n",
  ]) {
    expect(parse(...text)).toEqual(["a\nb", "c"]);
  }
  expect(parse("data: half\n")).toEqual([]);
});

test("an id holds until the next one", () => {
  const events = eventParser().push("data: a\n\nid: 1-1-1\ndata: b\n\ndata: c\n\nid:1-2-1\ndata: d\n\n");
  expect(events.map(({ id }) => id)).toEqual(["", "1-1-1", "1-1-1", "1-2-1"]);
});

test("comments, ids and names are no data; a missing space is no loss", () => {
  expect(parse(": hello\nid: 7\nevent: x\ndata:{}\n\n")).toEqual(["{}"]);
  expect(parse("id: 7\n\n: ping\n\n")).toEqual([]);
  expect(parse("data\n\n")).toEqual([""]);
});

test("characters that arrive in halves are whole", async () => {
  const bytes = new TextEncoder().encode("data: größer ☉\n\n");
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const seen: string[] = [];
  for await (const events of readEvents(body)) seen.push(...events.map(({ data }) => data));
  expect(seen).toEqual(["größer ☉"]);
});
