import type { Form } from "../../lib/form";

/** AG-UI events of a turn, as the server streams them. Unknown types are passed over. */
export type TurnEvent =
  | { type: "RUN_STARTED"; threadId: string; runId: string }
  | { type: "TEXT_MESSAGE_START"; messageId: string; role: string }
  | { type: "TEXT_MESSAGE_CONTENT"; messageId: string; delta: string }
  | { type: "TEXT_MESSAGE_END"; messageId: string }
  | { type: "TOOL_CALL_START"; toolCallId: string; toolCallName: string; parentMessageId?: string }
  | { type: "TOOL_CALL_ARGS"; toolCallId: string; delta: string }
  | { type: "TOOL_CALL_END"; toolCallId: string }
  | { type: "TOOL_CALL_RESULT"; messageId: string; toolCallId: string; content: string }
  | { type: "CUSTOM"; name: string; value: unknown }
  | { type: "RUN_FINISHED"; threadId: string; runId: string; result?: unknown }
  | { type: "RUN_ERROR"; message: string; code?: string }
  /** Ours: what the user said. The server does not echo it, and history holds it as a message. */
  | { type: "USER_MESSAGE"; id: string; text: string }
  /** Ours: what Aurum said first, with buttons. */
  | { type: "FORM"; id: string; form: Form }
  /** Ours: a question was answered, here or elsewhere. */
  | { type: "ANSWERED"; id?: string; run?: string; state: QuestionState };

/** Pending, or how it was answered; `settled` where only that is known. */
export type QuestionState = "pending" | "approved" | "rejected" | "expired" | "withdrawn" | "settled";

/** What Aurum asks before it does something. `rows`: how many things it would change; `until`: how long it stands. */
export interface Question {
  id: string;
  run: string;
  callId: string;
  tool: string;
  arguments: Record<string, unknown>;
  reason: "destructive" | "bulk" | "always" | "outside" | "read";
  rows: number;
  preview: unknown;
  state: QuestionState;
  until: string;
}

/** What a turn's calls of a hosted model came to; money is in millionths of a US dollar. */
export interface Cost {
  calls: number;
  tokens: number;
  micros: number;
}

export interface RunResult {
  state: "done" | "stopped" | "waiting";
  cost: Cost | null;
}

/** A message of a thread's history, in AG-UI's shape. */
export type ThreadMessage = { id: string; createdAt?: string; runId?: string | null } & (
  | { role: "user"; content: string }
  | { role: "assistant"; content?: string | null; toolCalls?: HistoryCall[]; notice?: string; form?: Form }
  | { role: "tool"; toolCallId: string; content: string }
);

export interface HistoryCall {
  id: string;
  type: "function";
  function: { name: string; arguments: string };
}

/** What a tool answered. */
export type ToolAnswer =
  | { ok: true; tool: string; result: unknown; operation: string | null; changed: boolean }
  | { ok: false; tool: string; error: { title: string; detail: string; choices: Choice[] } };

export interface Choice {
  ref: string;
  name: string;
}

/** The events that would have made this message: so a reload and a stream are drawn by the same code. */
export function eventsOf(message: ThreadMessage): TurnEvent[] {
  if (message.role === "user") return [{ type: "USER_MESSAGE", id: message.id, text: message.content }];
  if (message.role === "tool") {
    const { id: messageId, toolCallId, content } = message;
    return [{ type: "TOOL_CALL_RESULT", messageId, toolCallId, content }];
  }
  if (message.form) return [{ type: "FORM", id: message.id, form: message.form }];
  const events: TurnEvent[] = [];
  if (message.notice) events.push({ type: "CUSTOM", name: "notice", value: { text: message.notice } });
  if (message.content) {
    events.push({ type: "TEXT_MESSAGE_START", messageId: message.id, role: "assistant" });
    events.push({ type: "TEXT_MESSAGE_CONTENT", messageId: message.id, delta: message.content });
    events.push({ type: "TEXT_MESSAGE_END", messageId: message.id });
  }
  for (const call of message.toolCalls ?? []) {
    events.push({ type: "TOOL_CALL_START", toolCallId: call.id, toolCallName: call.function.name });
    events.push({ type: "TOOL_CALL_ARGS", toolCallId: call.id, delta: call.function.arguments });
    events.push({ type: "TOOL_CALL_END", toolCallId: call.id });
  }
  return events;
}

/** Whether nothing follows this event until somebody does something. */
export function closes(event: TurnEvent): boolean {
  return event.type === "RUN_FINISHED" || event.type === "RUN_ERROR";
}

/** Reads a tool message's content; what can't be read is a failure that says so, never a guess. */
export function readAnswer(tool: string, content: string): ToolAnswer {
  const unreadable: ToolAnswer = {
    ok: false,
    tool,
    error: {
      title: "Unreadable answer",
      detail: "The tool's answer can't be read. The raw text is below.",
      choices: [],
    },
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return unreadable;
  }
  if (typeof parsed !== "object" || parsed === null || !("ok" in parsed)) return unreadable;
  const fields = parsed as Record<string, unknown>;
  if (fields.ok === true) {
    const operation = typeof fields.operation === "string" ? fields.operation : null;
    return { ok: true, tool, result: fields.result, operation, changed: fields.changed === true };
  }
  const error = (fields.error ?? {}) as Record<string, unknown>;
  const choices = Array.isArray(error.choices) ? (error.choices as Choice[]) : [];
  const title = String(error.title ?? "It did not work");
  return { ok: false, tool, error: { title, detail: String(error.detail ?? title), choices } };
}
