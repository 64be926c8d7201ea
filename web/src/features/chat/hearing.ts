import { Problem } from "../../lib/http";
import { leaveWhenSignedOut } from "../../lib/queries";
import type { Store } from "../../lib/store";
import { apply, type Conversation, settle } from "./conversation";
import type { RunResult, TurnEvent } from "./events";
import { follow } from "./follow";
import { without } from "./pages";
import type { Failed, Head, ThreadState } from "./state";
import { type Outgoing, type RunSeen, RunSource } from "./turn";

/** Milliseconds after which a run that the server would not tell is asked for again. */
const LATER = 5_000;

/** Hears the runs of a thread and writes down what they say. `reload` asks the server what is under way now. */
export class Hearing {
  /** How often a turn began or ended. */
  turns = 0;
  private readonly thread: string;
  private readonly state: Store<ThreadState>;
  private readonly reload: () => void;
  private readonly heard = new Map<string, AbortController>();
  private readonly rested = new Set<string>();
  private source: RunSource | null = null;

  constructor(thread: string, state: Store<ThreadState>, reload: () => void) {
    this.thread = thread;
    this.state = state;
    this.reload = reload;
  }

  /** Hears the run that has its turn. */
  begin({ id: run, message, state }: RunSeen) {
    const waiting = state === "waiting";
    this.change({ head: { run, message, state: waiting ? "waiting" : "running", stopping: false } });
    void this.hear(new RunSource(this.thread, run), null).catch((error) => this.lose(run, error));
  }

  /** Hears what becomes of a message; `arrived` is called once it is known to be there. */
  async send(message: Outgoing, arrived: () => void): Promise<void> {
    let there = false;
    try {
      await this.hear(new RunSource(this.thread, message.run, message), message, () => {
        if (!there) arrived();
        there = true;
      });
    } catch (error) {
      if (!there) throw error;
      this.lose(message.run, error);
    }
  }

  /** Hears a run on that its user has answered. */
  resume() {
    const { head } = this.state.get();
    if (head?.state !== "waiting") return;
    const { run } = head;
    this.change({ head: { ...head, state: "running" } });
    const source = this.source?.run === run ? this.source : new RunSource(this.thread, run);
    void this.hear(source, null).catch((error) => this.lose(run, error));
  }

  /** The run of which more is known here than on any page, given what the server says is under way. */
  keeps(top: RunSeen | null): string | null {
    const { head } = this.state.get();
    if (!head) return null;
    if (this.heard.has(head.run)) return head.run;
    if (top?.id === head.run) {
      if (top.state !== "waiting") this.resume();
      return head.run;
    }
    this.change({ head: null });
    return null;
  }

  private async hear(source: RunSource, message: Outgoing | null, arrived?: () => void): Promise<void> {
    if (this.heard.has(source.run)) return arrived?.();
    const leaving = new AbortController();
    const { run } = source;
    this.heard.set(run, leaving);
    try {
      const listener = {
        hear: (events: readonly TurnEvent[]) => {
          if (!message || source.run === run || this.answers(source.run, message, leaving))
            this.take(source, message, events);
          arrived?.();
        },
        broken: (broken: boolean) => {
          if (broken !== this.state.get().broken) this.change({ broken });
        },
      };
      await follow(source, listener, leaving.signal);
    } finally {
      for (const [each, by] of this.heard) if (by === leaving) this.heard.delete(each);
    }
    if (message && source.run !== run && leaving.signal.aborted) return;
    this.settled(source.run);
  }

  /** A plain yes or no is part of the run that asked. False where that is heard already. */
  private answers(run: string, message: Outgoing, leaving: AbortController): boolean {
    const by = this.heard.get(run);
    if (by === leaving) return true;
    const { conversation, queue } = this.state.get();
    this.change({
      conversation: apply(conversation, { type: "USER_MESSAGE", id: message.id, text: message.text }, run),
      queue: queue.filter(({ id }) => id !== message.id),
    });
    if (by) leaving.abort();
    else this.heard.set(run, leaving);
    return !by;
  }

  /** Takes in what a run said, all of a piece in one go. */
  private take(source: RunSource, message: Outgoing | null, events: readonly TurnEvent[]) {
    const { run } = source;
    let state = this.state.get();
    for (const event of events) {
      if (event.type === "CUSTOM" && event.name === "queued") {
        if (message) state = this.linedUp(state, message);
      } else if (event.type === "RUN_STARTED") {
        state = this.started(state, run);
        this.source = source;
      } else {
        state = this.said(state, event, run);
      }
    }
    this.state.set(state);
  }

  /** Another message is answered first: its run is the one to hear. */
  private linedUp(state: ThreadState, message: Outgoing): ThreadState {
    this.heard.get(message.run)?.abort();
    const waiting = { ...message, onItsWay: false };
    const known = state.queue.some(({ id }) => id === message.id);
    return {
      ...state,
      conversation: without(state.conversation, message.id),
      head: state.head?.run === message.run ? null : state.head,
      queue: known
        ? state.queue.map((each) => (each.id === message.id ? waiting : each))
        : [...state.queue, waiting],
    };
  }

  private started(state: ThreadState, run: string): ThreadState {
    const { head, queue } = state;
    const waited = queue.find((each) => each.run === run);
    if (head?.run !== run || head.state === "sending") this.turns += 1;
    const message = waited?.id ?? (head?.run === run ? head.message : null);
    const stopping = head?.run === run && head.stopping;
    return {
      ...state,
      conversation: waited
        ? apply(state.conversation, { type: "USER_MESSAGE", id: waited.id, text: waited.text }, run)
        : state.conversation,
      head: { run, message, state: "running", stopping },
      queue: queue.filter((each) => each !== waited),
    };
  }

  private said(state: ThreadState, event: TurnEvent, run: string): ThreadState {
    const conversation = apply(state.conversation, event, run);
    if (event.type === "RUN_FINISHED") {
      const { state: rests } = (event.result ?? {}) as Partial<RunResult>;
      return { ...state, conversation, head: ended(state.head, run, rests === "waiting") };
    }
    if (event.type === "RUN_ERROR") {
      const failed = failure(conversation, run, event.message);
      return { ...state, conversation, head: ended(state.head, run, false), failed };
    }
    if (event.type !== "CUSTOM" || event.name !== "joined") return { ...state, conversation };
    const { id } = event.value as { id: string };
    return { ...state, conversation, queue: state.queue.filter((each) => each.id !== id) };
  }

  /** The run rests, or it is left to the line: who is next, and what a run that had rested came to, the server knows. */
  private settled(run: string) {
    const { head, queue } = this.state.get();
    this.turns += 1;
    const had = this.rested.has(run);
    if (head?.run === run) this.rested.add(run);
    if (queue.length > 0 || had) this.reload();
  }

  /** The run can't be heard: what is known of it has to do until the server tells it again. */
  private lose(run: string, error: unknown) {
    leaveWhenSignedOut(error);
    const { head, conversation } = this.state.get();
    this.turns += 1;
    this.change({ conversation: settle(conversation), head: head?.run === run ? null : head });
    setTimeout(this.reload, LATER);
  }

  private change(part: Partial<ThreadState>) {
    this.state.set({ ...this.state.get(), ...part });
  }
}

function ended(head: Head | null, run: string, waiting: boolean): Head | null {
  if (head?.run !== run) return head;
  return waiting ? { ...head, state: "waiting", stopping: false } : null;
}

/** What went wrong with a run, beside what its user said; the reason only where it was not just said in words. */
function failure({ items }: Conversation, run: string, reason: string): Failed | null {
  const said = items.findLast((item) => item.kind === "user" && item.run === run);
  if (said?.kind !== "user") return null;
  const last = items.findLast((item) => item.run === run);
  const detail = last?.kind === "words" && last.text === reason ? "This turn ended early." : reason;
  const message: Outgoing = { id: said.id, run, text: said.text, manner: "queue" };
  return { message, problem: new Problem(500, "The turn failed", detail), over: true };
}
