import { get, Problem } from "../../lib/http";
import { onLive } from "../../lib/live";
import { markUndone } from "../../lib/operations";
import { unsaid } from "../../lib/place";
import { leaveWhenSignedOut } from "../../lib/queries";
import { makeStore, type Store } from "../../lib/store";
import {
  apply,
  type Conversation,
  EMPTY,
  isAnswered,
  overlay,
  prepend,
  replay,
  settle,
  without,
} from "./conversation";
import type { ThreadMessage } from "./events";
import { takeTurn } from "./turn";

export interface Outgoing {
  id: string;
  text: string;
}

/** A message without its answer. `over`: it was taken and its turn ended early, so asking again is a new message. */
export interface Failed {
  message: Outgoing;
  problem: Problem;
  over: boolean;
}

export interface ThreadState {
  conversation: Conversation;
  title: string;
  loaded: boolean;
  /** Why the thread can't be shown. */
  trouble: Problem | null;
  /** The message whose turn runs in this page. */
  sending: Outgoing | null;
  queue: readonly Outgoing[];
  failed: Failed | null;
  /** Whether a turn runs that another page or channel asked for. */
  elsewhere: boolean;
  /** The cursor behind which older messages lie. */
  older: string | null;
  loadingOlder: boolean;
}

interface History {
  id: string;
  title: string;
  messages: ThreadMessage[];
  undone: string[];
  next: string | null;
}

const BLANK: ThreadState = {
  conversation: EMPTY,
  title: "",
  loaded: false,
  trouble: null,
  sending: null,
  queue: [],
  failed: null,
  elsewhere: false,
  older: null,
  loadingOlder: false,
};

/** Milliseconds after which an unanswered message is not waited for any more. */
const LONG_ENOUGH = 90_000;

const threads = new Map<string, ChatThread>();

/** A thread as this page knows it. It lives on while another thread is shown, and so does its running turn. */
export function chatThread(id: string): ChatThread {
  const known = threads.get(id) ?? new ChatThread(id);
  threads.set(id, known);
  return known;
}

export class ChatThread {
  readonly id: string;
  readonly state: Store<ThreadState> = makeStore(BLANK);
  draft = "";
  /** How often something was asked of the server: an answer that a newer question overtook is old. */
  private asked = 0;
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(id: string) {
    this.id = id;
    onLive((event) => {
      if ((event.type === "message" && event.thread === id) || event.type === "caught_up") void this.load();
    });
  }

  /** Reads the newest page. While a turn runs here the stream knows better, so nothing is read. */
  async load(): Promise<void> {
    if (this.state.get().sending) return;
    if (unsaid.has(this.id)) {
      this.change({ loaded: true });
      return;
    }
    this.asked += 1;
    const { asked } = this;
    try {
      const history = await get<History>(`/api/chat/${this.id}`);
      if (asked !== this.asked) return;
      markUndone(...history.undone);
      this.show(history);
    } catch (error) {
      this.refused(error);
    }
  }

  private show(history: History) {
    const { conversation: known, older, failed } = this.state.get();
    const page = replay(history.messages);
    const conversation = overlay(known, history.messages) ?? page;
    const last = history.messages.at(-1);
    const age = Date.now() - Date.parse(last?.createdAt ?? "");
    const scrolledUp = conversation.items.length > page.items.length;
    this.change({
      conversation,
      older: scrolledUp ? older : history.next,
      title: history.title,
      elsewhere: !failed && last?.role === "user" && age < LONG_ENOUGH,
      loaded: true,
      trouble: null,
    });
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.change({ elsewhere: false }), LONG_ENOUGH);
    if (!failed) return;
    // A turn goes on at the server when the connection breaks: its answer may be here by now.
    if (!failed.over && isAnswered(conversation, failed.message.id)) {
      this.change({ failed: null });
      this.next();
    } else {
      this.step((shown) => apply(shown, { type: "USER_MESSAGE", ...failed.message }));
    }
  }

  async loadOlder(): Promise<void> {
    const { older, loadingOlder } = this.state.get();
    if (!older || loadingOlder) return;
    this.change({ loadingOlder: true });
    try {
      const page = await get<History>(`/api/chat/${this.id}?cursor=${encodeURIComponent(older)}`);
      const conversation = prepend(page.messages, this.state.get().conversation);
      this.change({ conversation, older: page.next, loadingOlder: false });
    } catch (error) {
      leaveWhenSignedOut(error);
      this.change({ loadingOlder: false });
    }
  }

  /** Says something: at once, or when the running turn and what waits before it are through. */
  say(text: string) {
    const { failed, queue } = this.state.get();
    this.change({ queue: [...queue, { id: crypto.randomUUID(), text }] });
    if (failed && !failed.over) this.retry();
    else if (failed) this.change({ failed: null });
    this.next();
  }

  /** Sends a failed message again, under the same id as long as it may lie with the server unanswered. */
  retry() {
    const { failed } = this.state.get();
    if (!failed) return;
    const { message, over } = failed;
    void this.send(over ? { ...message, id: crypto.randomUUID() } : message);
  }

  /** Gives up a failed or waiting message and returns its text. */
  takeBack(id: string): string {
    const { failed, queue } = this.state.get();
    const message = failed?.message.id === id ? failed.message : queue.find((waiting) => waiting.id === id);
    if (failed?.message.id === id) {
      if (!failed.over) this.step((conversation) => without(conversation, id));
      this.change({ failed: null });
      void this.load();
    }
    this.change({ queue: queue.filter((waiting) => waiting.id !== id) });
    this.next();
    return message?.text ?? "";
  }

  private async send(message: Outgoing): Promise<void> {
    this.asked += 1;
    this.change({ sending: message, failed: null, elsewhere: false });
    this.step((conversation) => apply(conversation, { type: "USER_MESSAGE", ...message }));
    unsaid.delete(this.id);
    let problem: Problem | null = null;
    let over = false;
    try {
      for await (const event of takeTurn(this.id, message)) {
        this.step((conversation) => apply(conversation, event));
        over = event.type === "RUN_ERROR";
        if (event.type === "RUN_ERROR")
          problem = new Problem(500, "The turn failed", this.unsaidOf(event.message));
      }
    } catch (error) {
      leaveWhenSignedOut(error);
      problem = error instanceof Problem ? error : new Problem(0, "Something went wrong", String(error));
    }
    this.step(settle);
    this.change({
      sending: null,
      failed: problem ? { message, problem, over } : null,
      loaded: true,
      trouble: null,
    });
    if (problem) void this.load();
    this.next();
  }

  private next() {
    const { sending, failed, queue } = this.state.get();
    const [first, ...rest] = queue;
    if (sending || failed || !first) return;
    this.change({ queue: rest });
    void this.send(first);
  }

  /** The reason of a failure, unless it was just said in words. */
  private unsaidOf(reason: string): string {
    const last = this.state.get().conversation.items.at(-1);
    return last?.kind === "words" && last.text === reason ? "This turn ended early." : reason;
  }

  private refused(error: unknown) {
    leaveWhenSignedOut(error);
    const problem = error instanceof Problem ? error : new Problem(0, "Something went wrong", String(error));
    // A thread is made by its first message: one that is not known yet is simply empty.
    this.change(problem.status === 404 ? { loaded: true } : { trouble: problem });
  }

  private step(by: (conversation: Conversation) => Conversation) {
    this.change({ conversation: by(this.state.get().conversation) });
  }

  private change(part: Partial<ThreadState>) {
    this.state.set({ ...this.state.get(), ...part });
  }
}
