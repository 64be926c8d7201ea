import { Problem } from "../../lib/http";
import { readEvents } from "../../lib/sse";
import { closes, type TurnEvent } from "./events";

/** Where a run is told. */
export interface Source {
  /** The id of the last event that was heard: `open` goes on behind it. */
  after: string;
  open(signal: AbortSignal): Promise<Response>;
}

export interface Listener {
  hear(events: readonly TurnEvent[]): void;
  /** Whether the connection has been broken for longer than a blink. */
  broken(is: boolean): void;
}

const BLINK = 3_000;
const FIRST_WAIT = 300;
const LONGEST_WAIT = 5_000;
/** The server gives a sign of life each quarter of a minute: after this a connection is dead. */
const SILENCE = 40_000;
const STALE = 17_000;
/** So long it is tried to reach a server that has not answered at all. */
const PATIENCE = 15_000;

/**
 * Hears a run until it rests or the signal says to leave: a connection that breaks is taken up again behind the
 * last event, so each is heard once and in order. Throws a Problem when the server says no, or never answered.
 */
export async function follow(source: Source, listener: Listener, leaving: AbortSignal): Promise<void> {
  const began = Date.now();
  let reached = false;
  let wait = FIRST_WAIT;
  let blink: ReturnType<typeof setTimeout> | undefined;
  try {
    for (;;) {
      const line = new Line(leaving);
      try {
        const response = await source.open(line.signal);
        reached = true;
        for await (const events of readEvents(bodyOf(response))) {
          line.alive();
          clearTimeout(blink);
          blink = undefined;
          listener.broken(false);
          if (events.length === 0) continue;
          wait = FIRST_WAIT;
          const told = events.map(({ data }) => JSON.parse(data) as TurnEvent);
          source.after = events.findLast(({ id }) => id)?.id ?? source.after;
          listener.hear(told);
          if (told.some(closes) || leaving.aborted) return;
        }
      } catch (error) {
        if (leaving.aborted) return;
        if (!passes(error) || (!reached && Date.now() - began > PATIENCE)) throw error;
      } finally {
        line.close();
      }
      blink ??= setTimeout(() => listener.broken(true), BLINK);
      await pause(wait * (0.75 + Math.random() / 2), leaving);
      if (leaving.aborted) return;
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  } finally {
    clearTimeout(blink);
    listener.broken(false);
  }
}

/** One connection: cut when it is left, when it is silent for too long, and when the page wakes to a silent one. */
class Line {
  private readonly cut = new AbortController();
  private readonly leaving: AbortSignal;
  private last = Date.now();
  private watch = this.listen();
  readonly signal = this.cut.signal;

  constructor(leaving: AbortSignal) {
    this.leaving = leaving;
    leaving.addEventListener("abort", this.end);
    globalThis.document?.addEventListener("visibilitychange", this.woken);
    if (leaving.aborted) this.end();
  }

  alive() {
    this.last = Date.now();
    clearTimeout(this.watch);
    this.watch = this.listen();
  }

  close() {
    clearTimeout(this.watch);
    this.leaving.removeEventListener("abort", this.end);
    globalThis.document?.removeEventListener("visibilitychange", this.woken);
    this.end();
  }

  private listen() {
    return setTimeout(() => this.end(), SILENCE);
  }

  private readonly end = () => this.cut.abort();

  private readonly woken = () => {
    if (!document.hidden && Date.now() - this.last > STALE) this.end();
  };
}

function bodyOf(response: Response): ReadableStream<Uint8Array> {
  if (!response.body) throw new Problem(0, "The connection broke", "The connection broke.");
  return response.body;
}

/** Whether it may be different in a moment: nobody answered, or who did is overloaded or just starting. */
function passes(error: unknown): boolean {
  return !(error instanceof Problem) || error.status === 0 || error.status >= 502;
}

/** Waits, but not longer than until the network is back or the page is looked at again. */
function pause(milliseconds: number, leaving: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    function done() {
      clearTimeout(timer);
      leaving.removeEventListener("abort", done);
      globalThis.removeEventListener?.("online", done);
      resolve();
    }
    const timer = setTimeout(done, milliseconds);
    leaving.addEventListener("abort", done);
    globalThis.addEventListener?.("online", done);
  });
}
