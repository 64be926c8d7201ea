import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeStore } from "../../lib/store";
import { Hearing } from "./hearing";
import { BLANK, type ThreadState } from "./state";

const RUN = "r1";
const STARTED = { type: "RUN_STARTED", threadId: "life", runId: RUN };
const FINISHED = {
  type: "RUN_FINISHED",
  threadId: "life",
  runId: RUN,
  result: { state: "done", cost: null },
};
const text = (delta: string) => ({ type: "TEXT_MESSAGE_CONTENT", messageId: "a1", delta });
const EVENTS = [
  STARTED,
  { type: "TEXT_MESSAGE_START", messageId: "a1", role: "assistant" },
  ...["Once ", "upon ", "a ", "time"].map(text),
  { type: "TEXT_MESSAGE_END", messageId: "a1" },
  FINISHED,
];
const MESSAGE = { id: "u1", run: RUN, text: "Tell me", manner: "queue" as const };

let requests: { path: string; after: string | undefined }[] = [];
let answers: (() => Response | Promise<Response>)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  requests = [];
  answers = [];
  vi.stubGlobal("fetch", async (path: string, { headers, signal }: RequestInit) => {
    requests.push({ path, after: (headers as Record<string, string>)["Last-Event-ID"] });
    const answer = answers.shift();
    if (!answer) throw new TypeError("nobody answers");
    signal?.throwIfAborted();
    return answer();
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A stream of the run's events from one number to another; it breaks there when it is `cut`. */
function streamed(from: number, to: number, { cut = false, torn = "" } = {}): () => Response {
  const said = EVENTS.slice(from, to)
    .map((event, at) => `id: 1-${from + at + 1}-1\ndata: ${JSON.stringify(event)}\n\n`)
    .join("");
  return () => {
    const bytes = new TextEncoder().encode(said + torn);
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes),
      pull: (controller) => (cut ? controller.error(new TypeError("network error")) : controller.close()),
    });
    return new Response(body, { headers: { "Aurum-Run": RUN } });
  };
}

function listening() {
  const state = makeStore<ThreadState>({
    ...BLANK,
    head: { run: RUN, message: "u1", state: "sending", stopping: false },
  });
  const reload = vi.fn();
  return { state, reload, hearing: new Hearing("life", state, reload) };
}

function words({ conversation }: ThreadState): string[] {
  return conversation.items.flatMap((item) => (item.kind === "words" ? [item.text] : []));
}

test("a stream that breaks is taken up behind the last word: each is heard once, in order", async () => {
  answers = [
    streamed(0, 4, { cut: true, torn: 'id: 1-5-1\ndata: {"type": "TEXT_MES' }),
    streamed(4, 5, { cut: true }),
    streamed(5, 6),
    streamed(6, 8),
  ];
  const { state, hearing } = listening();
  const arrived = vi.fn();
  const heard = hearing.send(MESSAGE, arrived);
  await vi.advanceTimersByTimeAsync(5_000);
  await heard;
  expect(words(state.get())).toEqual(["Once upon a time"]);
  expect(requests.map(({ path }) => path)).toEqual([
    "/api/chat",
    ...Array(3).fill("/api/chat/runs/r1/events"),
  ]);
  expect(requests.map(({ after }) => after)).toEqual([undefined, "1-4-1", "1-5-1", "1-6-1"]);
  expect(state.get().head).toBeNull();
  expect(arrived).toHaveBeenCalledTimes(1);
});

test("a message whose answer never came is sent again as it was, and told from its beginning", async () => {
  answers = [() => Promise.reject(new TypeError("reset")), streamed(0, 8)];
  const { state, hearing } = listening();
  const heard = hearing.send(MESSAGE, vi.fn());
  await vi.advanceTimersByTimeAsync(1_000);
  await heard;
  expect(requests.map(({ path }) => path)).toEqual(["/api/chat", "/api/chat"]);
  expect(words(state.get())).toEqual(["Once upon a time"]);
});

test("a short break is not mentioned, a longer one is until it is over", async () => {
  answers = [streamed(0, 4, { cut: true })];
  const { state, hearing } = listening();
  const heard = hearing.send(MESSAGE, vi.fn());
  await vi.advanceTimersByTimeAsync(2_000);
  expect(state.get().broken).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(state.get()).toMatchObject({ broken: true, head: { run: RUN, state: "running" } });
  answers = [streamed(4, 8)];
  await vi.advanceTimersByTimeAsync(10_000);
  await heard;
  expect(state.get().broken).toBe(false);
  expect(words(state.get())).toEqual(["Once upon a time"]);
});

test("a server that says no is heard, one that never answers is given up", async () => {
  answers = [() => Response.json({ detail: "The message is too long." }, { status: 422 })];
  const refused = listening().hearing.send(MESSAGE, vi.fn());
  await expect(refused).rejects.toMatchObject({ status: 422, detail: "The message is too long." });
  const silent = listening().hearing.send(MESSAGE, vi.fn());
  const given = expect(silent).rejects.toMatchObject({ status: 0 });
  await vi.advanceTimersByTimeAsync(60_000);
  await given;
});

test("a message that waits leaves its stream, and the server is asked what is under way", async () => {
  const queued = { type: "CUSTOM", name: "queued", value: { threadId: "life", runId: RUN } };
  answers = [() => new Response(`data: ${JSON.stringify(queued)}\n\n`, { headers: { "Aurum-Run": RUN } })];
  const { state, reload, hearing } = listening();
  await hearing.send(MESSAGE, vi.fn());
  expect(state.get()).toMatchObject({ head: null, queue: [{ id: "u1", onItsWay: false }] });
  expect(reload).toHaveBeenCalledTimes(1);
  answers = [streamed(0, 8)];
  hearing.begin({ id: RUN, state: "running", message: "u1", said: null, cost: null });
  await vi.advanceTimersByTimeAsync(10);
  expect(state.get()).toMatchObject({ head: null, queue: [] });
  expect(state.get().conversation.items.map(({ id }) => id)).toEqual(["u1", "a1"]);
});

test("a run that waits for its user's word is heard on from there", async () => {
  const rests = { ...FINISHED, result: { state: "waiting", cost: null } };
  answers = [
    () =>
      new Response(
        `id: 1-9-1\ndata: ${JSON.stringify(STARTED)}\n\nid: 1-10-1\ndata: ${JSON.stringify(rests)}\n\n`,
      ),
  ];
  const { state, hearing } = listening();
  await hearing.send(MESSAGE, vi.fn());
  expect(state.get().head).toMatchObject({ run: RUN, state: "waiting" });
  const waiting = { id: RUN, state: "waiting" as const, message: "u1", said: null, cost: null };
  expect(hearing.keeps(waiting)).toBe(RUN);
  answers = [streamed(0, 8)];
  expect(hearing.keeps({ ...waiting, state: "running" })).toBe(RUN);
  await vi.advanceTimersByTimeAsync(10);
  expect(requests.at(-1)).toEqual({ path: "/api/chat/runs/r1/events", after: "1-10-1" });
  expect(state.get().head).toBeNull();
  expect(hearing.keeps(null)).toBeNull();
});

test("a yes in words is part of the run that asked, which is heard once", async () => {
  const rests = { ...FINISHED, result: { state: "waiting", cost: null } };
  const asked = [STARTED, rests].map((event, at) => `id: 1-${at + 1}-1\ndata: ${JSON.stringify(event)}\n\n`);
  answers = [() => new Response(asked.join(""))];
  const { state, hearing } = listening();
  await hearing.send(MESSAGE, vi.fn());
  const yes = { id: "u2", run: "r2", text: "yes", manner: "queue" as const };
  state.set({ ...state.get(), queue: [{ ...yes, onItsWay: true }] });
  answers = [streamed(0, 8)];
  await hearing.send(yes, vi.fn());
  expect(state.get()).toMatchObject({ head: null, queue: [] });
  expect(state.get().conversation.items.map(({ id, run }) => [id, run])).toEqual([
    ["u2", RUN],
    ["a1", RUN],
  ]);
  expect(words(state.get())).toEqual(["Once upon a time"]);
});
