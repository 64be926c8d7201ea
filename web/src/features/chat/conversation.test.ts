import { expect, test } from "vitest";
import { apply, type Card, EMPTY, isAnswered, overlay, prepend, replay } from "./conversation";
import { describe, operationOf } from "./describe";
import type { ThreadMessage, TurnEvent } from "./events";

const task = {
  ref: "T1",
  title: "Buy shoes",
  due_date: "2026-11-27",
  due_time: null,
  place: ["Health", "Fitness", "Half marathon"],
};
const answer = JSON.stringify({ ok: true, tool: "add_task", result: task, operation: "op", changed: true });

const stream: TurnEvent[] = [
  { type: "USER_MESSAGE", id: "u1", text: "Buy shoes by Friday" },
  { type: "RUN_STARTED", threadId: "life", runId: "r1" },
  { type: "TOOL_CALL_START", toolCallId: "c1", toolCallName: "add_task", parentMessageId: "a1" },
  { type: "TOOL_CALL_ARGS", toolCallId: "c1", delta: '{"title": "Buy' },
  { type: "TOOL_CALL_ARGS", toolCallId: "c1", delta: ' shoes"}' },
  { type: "TOOL_CALL_END", toolCallId: "c1" },
  { type: "TOOL_CALL_RESULT", messageId: "m1", toolCallId: "c1", content: answer },
  { type: "TEXT_MESSAGE_START", messageId: "a2", role: "assistant" },
  { type: "TEXT_MESSAGE_CONTENT", messageId: "a2", delta: "Added " },
  { type: "TEXT_MESSAGE_CONTENT", messageId: "a2", delta: "T1." },
  { type: "TEXT_MESSAGE_END", messageId: "a2" },
  { type: "RUN_FINISHED", threadId: "life", runId: "r1", result: { operation: "op", model: "offline" } },
];

const call = {
  id: "c1",
  type: "function" as const,
  function: { name: "add_task", arguments: '{"title": "Buy shoes"}' },
};
const history: ThreadMessage[] = [
  { id: "u1", role: "user", content: "Buy shoes by Friday" },
  { id: "a1", role: "assistant", content: "", toolCalls: [call] },
  { id: "m1", role: "tool", toolCallId: "c1", content: answer },
  { id: "a2", role: "assistant", content: "Added T1." },
];

function cardOf(events: TurnEvent[]): Card {
  const card = events.reduce(apply, EMPTY).items.find((item) => item.kind === "card");
  if (!card) throw new Error("no card");
  return card;
}

test("a stream and the history of the same turn draw the same conversation", () => {
  const streamed = stream.reduce(apply, EMPTY);
  expect(streamed.items.map((item) => item.kind)).toEqual(["user", "card", "words"]);
  expect(replay(history).items).toEqual(streamed.items);
  expect(overlay(streamed, history)?.items).toEqual(streamed.items);
  expect(isAnswered(streamed, "u1")).toBe(true);
});

test("a card runs, then says what was done, and by which operation it is undone", () => {
  const running = cardOf(stream.slice(0, 6));
  expect(running.state).toBe("running");
  expect(describe(running, "2026-11-23")).toEqual({
    deed: "Adding task",
    ref: "",
    name: "Buy shoes",
    details: [],
  });
  const done = cardOf(stream);
  expect(describe(done, "2026-11-23")).toEqual({
    deed: "Added task",
    ref: "T1",
    name: "Buy shoes",
    details: ["due Fri 27 Nov", "Health › Fitness › Half marathon"],
  });
  expect(operationOf(done)).toBe("op");
});

test("a turn that breaks off leaves nothing running, and a second start begins anew", () => {
  const broken = [...stream.slice(0, 5), { type: "RUN_ERROR", message: "no" } as const];
  expect(cardOf(broken).state).toBe("failed");
  const again = [...stream, ...stream.slice(7, 11)].reduce(apply, EMPTY);
  expect(again.items.at(-1)).toEqual({ kind: "words", id: "a2", text: "Added T1.", streaming: false });
});

test("pages join: a result finds its call on the older page, nothing appears twice", () => {
  const newer = replay(history.slice(2));
  expect(newer.items.map((item) => item.kind)).toEqual(["words"]);
  const joined = prepend(history.slice(0, 2), newer);
  expect(joined.items).toEqual(replay(history).items);
  expect(prepend(history, joined).items).toEqual(joined.items);
  const grown: ThreadMessage[] = [...history.slice(3), { id: "u2", role: "user", content: "Thanks" }];
  expect(overlay(joined, grown)?.items.map((item) => item.id)).toEqual(["u1", "c1", "a2", "u2"]);
  expect(overlay(joined, [{ id: "x", role: "user", content: "far later" }])).toBeNull();
});

test("an answer that can't be read is a failure, an ambiguous one keeps its choices", () => {
  const torn = cardOf([
    ...stream.slice(0, 6),
    { type: "TOOL_CALL_RESULT", messageId: "m", toolCallId: "c1", content: "{" },
  ]);
  expect([torn.state, torn.raw]).toEqual(["failed", "{"]);
  const error = { title: "Which one?", detail: "Two fit.", choices: [{ ref: "T1", name: "Buy shoes" }] };
  const content = JSON.stringify({ ok: false, tool: "add_task", error });
  const asked = cardOf([
    ...stream.slice(0, 6),
    { type: "TOOL_CALL_RESULT", messageId: "m", toolCallId: "c1", content },
  ]);
  expect(asked.answer).toEqual({ ok: false, tool: "add_task", error });
});

test("a notice is shown once, an unknown event changes nothing", () => {
  const notice: TurnEvent = { type: "CUSTOM", name: "notice", value: { text: "Gemini is busy." } };
  const noticed = [stream[0] as TurnEvent, notice].reduce(apply, EMPTY);
  expect(noticed.items.at(-1)).toMatchObject({ kind: "notice", text: "Gemini is busy." });
  const streamed = [...stream.slice(0, 8), notice, ...stream.slice(8)].reduce(apply, EMPTY);
  const told = replay([
    ...history.slice(0, 3),
    { ...history[3], notice: "Gemini is busy." } as ThreadMessage,
  ]);
  expect(told.items).toEqual(streamed.items);
  expect(apply(noticed, { type: "STEP_STARTED" } as unknown as TurnEvent)).toBe(noticed);
});
