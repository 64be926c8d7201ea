import { Problem, send } from "../../lib/http";
import { readEvents } from "../../lib/sse";
import type { TurnEvent } from "./events";

/** Longest message that the server takes, in characters. */
export const LONGEST = 32_000;

/**
 * Takes one turn in a thread and yields its events as they arrive, once.
 * Throws a Problem when the message was not taken, or when the stream broke before the turn's end.
 */
export async function* takeTurn(
  thread: string,
  message: { id: string; text: string },
): AsyncGenerator<TurnEvent> {
  const response = await send("POST", "/api/chat", {
    threadId: thread,
    runId: crypto.randomUUID(),
    messages: [{ id: message.id, role: "user", content: message.text }],
    tools: [],
    context: [],
    state: {},
    forwardedProps: {},
  });
  const broken = new Problem(
    0,
    "The connection broke",
    "The connection broke in the middle of the answer. Retry asks again; what was already done is not done twice.",
  );
  if (!response.body) throw broken;
  let ended = false;
  try {
    for await (const data of readEvents(response.body)) {
      const event = JSON.parse(data) as TurnEvent;
      ended ||= event.type === "RUN_FINISHED" || event.type === "RUN_ERROR";
      yield event;
    }
  } catch {
    throw broken;
  }
  if (!ended) throw broken;
}
