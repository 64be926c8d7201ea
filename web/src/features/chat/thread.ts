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

export interface ThreadState {
  conversation: Conversation;
  title: string;
  loaded: boolean;
  /** Why the thread can't be shown. */
  trouble: Problem | null;
  /** The message whose turn runs in this page. */
  sending: Outgoing | null;
  queue: readonly Outgoing[];
  failed: { message: Outgoing; problem: Problem } | null;
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
  older: null,
  loadingOlder: false,
};

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
    try {
      const history = await get<History>(`/api/chat/${this.id}`);
      if (this.state.get().sending) return;
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
    const scrolledUp = conversation.items.length > page.items.length;
    this.change({
      conversation,
      older: scrolledUp ? older : history.next,
      title: history.title,
      loaded: true,
      trouble: null,
    });
    if (!failed) return;
    // A turn goes on at the server when the connection breaks: its answer may be here by now.
    if (failed.problem.status === 0 && isAnswered(conversation, failed.message.id)) {
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
    const { sending, failed, queue } = this.state.get();
    const message = { id: crypto.randomUUID(), text };
    if (sending || failed || queue.length > 0) this.change({ queue: [...queue, message] });
    else void this.send(message);
  }

  /** Sends a failed message again, under the same id: what had arrived does not happen twice. */
  retry() {
    const { failed } = this.state.get();
    if (failed) void this.send(failed.message);
  }

  /** Gives up a failed or waiting message and returns its text. */
  takeBack(id: string): string {
    const { failed, queue } = this.state.get();
    const message = failed?.message.id === id ? failed.message : queue.find((waiting) => waiting.id === id);
    if (failed?.message.id === id) {
      this.step((conversation) => without(conversation, id));
      this.change({ failed: null });
      void this.load();
    }
    this.change({ queue: queue.filter((waiting) => waiting.id !== id) });
    this.next();
    return message?.text ?? "";
  }

  private async send(message: Outgoing): Promise<void> {
    this.change({ sending: message, failed: null });
    this.step((conversation) => apply(conversation, { type: "USER_MESSAGE", ...message }));
    unsaid.delete(this.id);
    let problem: Problem | null = null;
    try {
      for await (const event of takeTurn(this.id, message)) {
        if (event.type === "RUN_ERROR") problem = new Problem(500, "The turn failed", event.message);
        this.step((conversation) => apply(conversation, event));
      }
    } catch (error) {
      leaveWhenSignedOut(error);
      problem = error instanceof Problem ? error : new Problem(0, "Something went wrong", String(error));
    }
    this.step(settle);
    this.change({
      sending: null,
      failed: problem ? { message, problem } : null,
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
