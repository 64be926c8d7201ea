import { ask, send } from "../../lib/http";
import type { Cost, Question, ThreadMessage } from "./events";
import type { Source } from "./follow";

/** Longest message that the server takes, in characters. */
export const LONGEST = 32_000;

/** What becomes of a message while another is answered: it waits, joins that turn, or takes its place. */
export type Manner = "queue" | "steer" | "interrupt";

/** A message on its way. Its id and its run's are made here: sent again, it is the same. */
export interface Outgoing {
  id: string;
  run: string;
  text: string;
  manner: Manner;
}

export function outgoing(text: string, manner: Manner): Outgoing {
  return { id: crypto.randomUUID(), run: crypto.randomUUID(), text, manner };
}

/** A run that has not ended. */
export interface RunSeen {
  id: string;
  state: "queued" | "running" | "waiting" | "done" | "stopped" | "failed";
  message: string | null;
  said: string | null;
  manner?: Manner;
  cost: Cost | null;
}

export interface History {
  id: string;
  title: string;
  messages: ThreadMessage[];
  undone: string[];
  costs: Record<string, Cost>;
  runs: RunSeen[];
  next: string | null;
}

/** The events of a run, wherever they are told: with a message, first by the answer to it. */
export class RunSource implements Source {
  readonly thread: string;
  run: string;
  after = "";
  private message: Outgoing | null;

  constructor(thread: string, run: string, message: Outgoing | null = null) {
    this.thread = thread;
    this.run = run;
    this.message = message;
  }

  async open(signal: AbortSignal): Promise<Response> {
    if (this.message) {
      const response = await send("POST", "/api/chat", this.saying(this.message), { signal });
      this.run = response.headers.get("Aurum-Run") ?? this.run;
      this.message = null;
      return response;
    }
    const headers = this.after ? { "Last-Event-ID": this.after } : {};
    return send("GET", `/api/chat/runs/${this.run}/events`, undefined, { signal, headers });
  }

  private saying({ id, run, text, manner }: Outgoing) {
    return {
      threadId: this.thread,
      runId: run,
      messages: [{ id, role: "user", content: text }],
      tools: [],
      context: [],
      state: {},
      forwardedProps: { manner },
    };
  }
}

/** Ends a run, or takes its message out of the line; how it stood until then. */
export async function stopRun(run: string): Promise<RunSeen> {
  return (await ask<RunSeen>("POST", `/api/chat/runs/${run}/stop`)).value;
}

export type Verdict = "approve" | "reject";

export async function answerOne(
  id: string,
  answer: Verdict,
  given?: Record<string, unknown>,
): Promise<Question> {
  const body = given ? { answer, arguments: given } : { answer };
  return (await ask<Question>("POST", `/api/approvals/${id}`, body)).value;
}

export async function answerAll(run: string, answer: Verdict): Promise<Question[]> {
  return (await ask<Question[]>("POST", `/api/chat/runs/${run}/approvals`, { answer })).value;
}
