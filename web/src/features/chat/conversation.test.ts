import { expect, test } from "vitest";
import { apply, type Card, type Conversation, EMPTY, tell } from "./conversation";
import { describe, operationOf } from "./describe";
import type { Question, ThreadMessage, TurnEvent } from "./events";
import { overlay, pending, prepend, replay } from "./pages";
import { sayCost, turnsOf } from "./turns";

const heard = (events: TurnEvent[], known: Conversation = EMPTY) => tell(known, events, "r1");

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
const runId = "r1";
const history: ThreadMessage[] = [
  { id: "u1", runId, role: "user", content: "Buy shoes by Friday" },
  { id: "a1", runId, role: "assistant", content: "", toolCalls: [call] },
  { id: "m1", runId, role: "tool", toolCallId: "c1", content: answer },
  { id: "a2", runId, role: "assistant", content: "Added T1." },
];

function cardOf(events: TurnEvent[]): Card {
  return cardIn(heard(events));
}

function cardIn({ items }: Conversation): Card {
  const card = items.find((item) => item.kind === "card");
  if (!card) throw new Error("no card");
  return card;
}

test("a stream and the history of the same turn draw the same conversation", () => {
  const streamed = heard(stream);
  expect(streamed.items.map((item) => item.kind)).toEqual(["user", "card", "words"]);
  expect(replay(history).items).toEqual(streamed.items);
  expect(overlay(streamed, history).conversation.items).toEqual(streamed.items);
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
  const again = heard([...stream, ...stream.slice(7, 11)]);
  expect(again.items.at(-1)).toEqual({
    kind: "words",
    id: "a2",
    run: "r1",
    text: "Added T1.",
    streaming: false,
  });
});

test("pages join: a result finds its call on the older page, nothing appears twice", () => {
  const newer = replay(history.slice(2));
  expect(newer.items.map((item) => item.kind)).toEqual(["words"]);
  const joined = prepend(history.slice(0, 2), newer);
  expect(joined.items).toEqual(replay(history).items);
  expect(prepend(history, joined).items).toEqual(joined.items);
  const grown: ThreadMessage[] = [...history.slice(3), { id: "u2", role: "user", content: "Thanks" }];
  const { conversation, longer } = overlay(joined, grown);
  expect([conversation.items.map(({ id }) => id), longer]).toEqual([["u1", "c1", "a2", "u2"], true]);
  const later = overlay(joined, [{ id: "x", role: "user", content: "far later" }]);
  expect([later.conversation.items.map(({ id }) => id), later.longer]).toEqual([["x"], false]);
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
  const noticed = heard([stream[0] as TurnEvent, notice]);
  expect(noticed.items.at(-1)).toMatchObject({ kind: "notice", text: "Gemini is busy." });
  const streamed = heard([...stream.slice(0, 8), notice, ...stream.slice(8)]);
  const told = replay([
    ...history.slice(0, 3),
    { ...history[3], notice: "Gemini is busy." } as ThreadMessage,
  ]);
  expect(told.items).toEqual(streamed.items);
  expect(apply(noticed, { type: "STEP_STARTED" } as unknown as TurnEvent)).toBe(noticed);
});

test("what is heard of a run is newer than the page that is read meanwhile", () => {
  const before: ThreadMessage[] = [{ id: "u0", runId: "r0", role: "user", content: "Hello" }];
  const page: ThreadMessage[] = [...before, ...history.slice(0, 1)];
  const known = heard(stream.slice(0, 9), replay(before));
  const { conversation } = overlay(known, page, "r1");
  expect(conversation.items).toEqual(known.items);
  const ids = overlay(heard(stream.slice(0, 9)), page, "r1").conversation.items.map(({ id }) => id);
  expect(ids).toEqual(["u0", "u1", "c1", "a2"]);
});

test("a run that is told anew loses no word, doubles none, and keeps its place", () => {
  const next: TurnEvent = { type: "USER_MESSAGE", id: "u2", text: "And then?" };
  const known = tell(heard(stream.slice(0, 10)), [next], "r2");
  const retold: TurnEvent = { type: "CUSTOM", name: "retold", value: { messages: history.slice(1) } };
  const told = heard([retold], known);
  expect(told.items.map(({ id }) => id)).toEqual(["u1", "c1", "a2", "u2"]);
  expect(told.items[2]).toMatchObject({ text: "Added T1.", streaming: false });
  expect(heard([retold], told).items).toEqual(told.items);
});

test("a message that joins a turn stands where it was heard, and what follows stands behind it", () => {
  const joined: TurnEvent = { type: "CUSTOM", name: "joined", value: { id: "u2", content: "Red ones" } };
  const items = heard([...stream.slice(0, 7), joined, ...stream.slice(7)]).items;
  expect(items.map(({ id }) => id)).toEqual(["u1", "c1", "u2", "a2"]);
});

const question: Question = {
  id: "q1",
  run: "r1",
  callId: "c1",
  tool: "add_task",
  arguments: { title: "Buy shoes" },
  reason: "always",
  rows: 1,
  preview: task,
  state: "pending",
  until: "2026-11-24T10:00:00Z",
};
const asks: TurnEvent[] = [
  ...stream.slice(0, 6),
  { type: "CUSTOM", name: "approvals", value: { approvals: [question] } },
  { type: "RUN_FINISHED", threadId: "life", runId: "r1", result: { state: "waiting", cost: null } },
];

test("a question stands at the card until it is answered, once", () => {
  const asked = heard(asks);
  expect([cardOf(asks).state, pending(asked, "r1")]).toEqual(["asking", [question]]);
  const yes = apply(asked, { type: "ANSWERED", id: "q1", state: "approved" });
  expect([cardIn(yes).state, pending(yes, "r1")]).toEqual(["running", []]);
  expect(apply(yes, { type: "ANSWERED", run: "r1", state: "rejected" })).toBe(yes);
  expect(apply(asked, { type: "ANSWERED", id: "other", state: "rejected" })).toBe(asked);
  expect(heard(stream.slice(2), yes).items).toEqual(heard(stream).items);
});

test("a yes in words stands behind the question, and stays there when the run is told anew", () => {
  const yes: ThreadMessage = { id: "u2", runId, role: "user", content: "yes" };
  const there = overlay(heard(asks), [...history.slice(0, 2), yes], "r1").conversation;
  const retold: TurnEvent = { type: "CUSTOM", name: "retold", value: { messages: history.slice(1, 2) } };
  const told = heard([retold, ...stream.slice(6)], there);
  expect(told.items.map(({ id }) => id)).toEqual(["u1", "c1", "u2", "a2"]);
  expect(replay([...history.slice(0, 2), yes, ...history.slice(2)]).items).toEqual(told.items);
});

test("what the user did not want looks calm, not broken", () => {
  const error = { title: "Not approved", detail: "The user said no. Nothing was changed." };
  const content = JSON.stringify({ ok: false, tool: "add_task", error });
  const left = heard([{ type: "TOOL_CALL_RESULT", messageId: "m1", toolCallId: "c1", content }], heard(asks));
  expect(cardIn(left).state).toBe("left");
  expect(describe(cardIn(left), "2026-11-23")).toMatchObject({
    deed: "Not done: add task",
    name: "Buy shoes",
  });
});

test("a turn tells what it has cost", () => {
  const cost = { calls: 2, tokens: 1040, micros: 300 };
  const ended: TurnEvent = { type: "RUN_FINISHED", threadId: "life", runId: "r1", result: { cost } };
  const turns = turnsOf(heard([...stream.slice(0, -1), ended]));
  expect(turns.map((turn) => turn.cost && sayCost(turn.cost))).toEqual(["2 calls · 1,040 tokens · $0.0003"]);
  expect(turnsOf(heard(stream)).map((turn) => turn.cost)).toEqual([null]);
});

test("what Aurum said first stands on its own, with its buttons as they are now", () => {
  const form = {
    text: "Good morning.",
    rows: [[{ label: "Done", act: "done T1", look: "plain" as const }]],
    picture: "",
  };
  const brief: ThreadMessage = { id: "b1", role: "assistant", content: "Good morning.", form };
  const known = replay([...history, brief]);
  const two = replay([...history, brief, { ...brief, id: "b2" }]);
  const lengths = (of: typeof known) =>
    turnsOf(of).map(({ said, items }) => [said?.id ?? null, items.length] as const);
  expect(lengths(known)).toEqual([
    ["u1", 2],
    [null, 1],
  ]);
  expect(lengths(two).slice(1)).toEqual([
    [null, 1],
    [null, 1],
  ]);
  const pressed = replay([{ ...brief, form: { ...form, text: "Done.", rows: [] } }], known);
  expect(pressed.items.at(-1)).toMatchObject({ kind: "form", form: { text: "Done.", rows: [] } });
});
