import { queries, refresh, refreshAll } from "./queries";
import type { Insight } from "./records";
import { makeStore } from "./store";

/** What the server tells every open page of a user. */
export type LiveEvent =
  | { type: "changed"; nouns: string[]; operation: string | null }
  | { type: "insight"; insight: Insight }
  | { type: "insight_gone"; id: string; ref: string }
  | { type: "message"; thread: string }
  /** A question was answered, or all that a run asked. */
  | { type: "approval"; id?: string; run?: string; state: string }
  | { type: "undone"; operation: string }
  | { type: "redone"; operation: string }
  /** Raised here, not by the server: the feed was down and is back, so anything may have been missed. */
  | { type: "caught_up" };

/** False while the feed has been down for longer than a blink. */
export const connected = makeStore(true);

const BLINK = 2_500;
const HIDDEN_TOO_LONG = 60_000;
const LONGEST_WAIT = 15_000;

const listeners = new Set<(event: LiveEvent) => void>();

/** Hears every live event until the returned function is called. */
export function onLive(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Follows the feed until the returned function is called: reconnects by itself, sleeps while the page is hidden. */
export function followLive(): () => void {
  let source: EventSource | null = null;
  // What was read before the feed stood may be old already.
  let missed = true;
  let wait = 1_000;
  let blink = 0;
  let again = 0;
  let asleep = 0;

  function open() {
    clearTimeout(again);
    source?.close();
    source = new EventSource("/api/live");
    source.onopen = () => {
      clearTimeout(blink);
      blink = 0;
      wait = 1_000;
      // After a blink the server goes on where it was; after more, it may have had nothing to remember with.
      if (missed || !connected.get()) tell({ type: "caught_up" });
      connected.set(true);
      missed = false;
    };
    source.onmessage = (message: MessageEvent<string>) => tell(JSON.parse(message.data) as LiveEvent);
    source.onerror = () => {
      blink ||= window.setTimeout(() => connected.set(false), BLINK);
      if (source?.readyState !== EventSource.CLOSED) return;
      // The server answered, and said no: perhaps nobody is signed in any more.
      void queries.invalidateQueries({ queryKey: ["me"] });
      missed = true;
      clearTimeout(again);
      again = window.setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  }

  // A browser gives a host six connections at most over HTTP/1.1: forgotten tabs must not hold them.
  function sleepOrWake() {
    clearTimeout(asleep);
    if (document.hidden) {
      asleep = window.setTimeout(() => {
        source?.close();
        source = null;
        missed = true;
      }, HIDDEN_TOO_LONG);
    } else if (source === null || source.readyState === EventSource.CLOSED) {
      open();
    }
  }

  open();
  document.addEventListener("visibilitychange", sleepOrWake);
  return () => {
    document.removeEventListener("visibilitychange", sleepOrWake);
    for (const timer of [blink, again, asleep]) clearTimeout(timer);
    source?.close();
  };
}

function tell(event: LiveEvent) {
  if (event.type === "changed") void refresh(event.nouns);
  if (event.type === "message") void refresh(["threads"]);
  if (event.type === "caught_up") refreshAll();
  for (const listener of listeners) listener(event);
}
