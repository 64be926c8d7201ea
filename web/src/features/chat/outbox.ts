import { Problem } from "../../lib/http";
import { unsaid } from "../../lib/place";
import { leaveWhenSignedOut } from "../../lib/queries";
import type { Store } from "../../lib/store";
import { sayProblem } from "../../ui/act";
import { apply, type Conversation } from "./conversation";
import type { Hearing } from "./hearing";
import { without } from "./pages";
import type { ThreadState } from "./state";
import { type Manner, type Outgoing, outgoing, stopRun } from "./turn";

/** Sends what is said in a thread, one message after the other, each until it is there. */
export class Outbox {
  /** Resolves when what is on its way is there, or known not to be. */
  arriving: Promise<void> | null = null;
  private readonly thread: string;
  private readonly state: Store<ThreadState>;
  private readonly hearing: Hearing;
  private readonly reload: () => Promise<void>;
  private unsent: readonly Outgoing[] = [];

  constructor(thread: string, state: Store<ThreadState>, hearing: Hearing, reload: () => Promise<void>) {
    this.thread = thread;
    this.state = state;
    this.hearing = hearing;
    this.reload = reload;
  }

  /** Says something: at once, or as it is wished while a turn is under way. */
  say(text: string, manner: Manner = "queue") {
    const { queue, failed } = this.state.get();
    const message = outgoing(text, manner);
    this.unsent = [...this.unsent, message];
    this.change({ queue: [...queue, { ...message, onItsWay: true }], failed: failed?.over ? null : failed });
    if (failed && !failed.over) this.retry();
    else this.send();
  }

  /** Sends a failed message again, under the same id as long as it may lie with the server unanswered. */
  retry() {
    const { failed } = this.state.get();
    if (!failed) return;
    this.change({ failed: null });
    if (failed.over) return this.say(failed.message.text);
    this.unsent = [failed.message, ...this.unsent];
    this.send();
  }

  /** Sends what is to be sent first, when what was sent before it is there. */
  send() {
    const [message] = this.unsent;
    const { failed } = this.state.get();
    if (this.arriving || !message || (failed && !failed.over)) return;
    unsaid.delete(this.thread);
    this.show(message);
    this.arriving = new Promise((resolve) => {
      const arrived = () => {
        this.unsent = this.unsent.filter(({ id }) => id !== message.id);
        this.arriving = null;
        resolve();
      };
      this.hearing
        .send(message, () => {
          arrived();
          this.send();
        })
        .catch((error) => {
          arrived();
          this.notTaken(message, error);
        });
    });
  }

  /** A message that nothing stands before is answered at once; others wait in sight. */
  private show(message: Outgoing) {
    const { head, queue, conversation } = this.state.get();
    const others = queue.filter(({ id }) => id !== message.id);
    if (head || others.some(({ onItsWay }) => !onItsWay)) {
      const known = queue.length > others.length;
      this.change({
        queue: known ? queue : [...others, { ...message, onItsWay: true }],
        conversation: without(conversation, message.id),
      });
      return;
    }
    this.change({
      queue: others,
      head: { run: message.run, message: message.id, state: "sending", stopping: false },
      conversation: saidBy(conversation, message),
      loaded: true,
      trouble: null,
    });
  }

  private notTaken(message: Outgoing, error: unknown) {
    leaveWhenSignedOut(error);
    const { head, queue, conversation } = this.state.get();
    this.change({
      failed: { message, problem: problemOf(error), over: false },
      head: head?.run === message.run ? null : head,
      queue: queue.filter(({ id }) => id !== message.id),
      conversation: saidBy(conversation, message),
    });
    void this.reload();
  }

  /** Gives up a failed or waiting message and returns its text; nothing where it is answered already. */
  async takeBack(id: string): Promise<string> {
    const { failed, queue, conversation } = this.state.get();
    if (failed?.message.id === id) {
      this.change({ failed: null, ...(failed.over ? {} : { conversation: without(conversation, id) }) });
      this.send();
      return failed.message.text;
    }
    const waiting = queue.find((each) => each.id === id && !each.onItsWay);
    if (!waiting) return "";
    try {
      const { state } = await stopRun(waiting.run);
      return state === "queued" ? waiting.text : "";
    } catch (error) {
      sayProblem(error);
      return "";
    } finally {
      void this.reload();
    }
  }

  private change(part: Partial<ThreadState>) {
    this.state.set({ ...this.state.get(), ...part });
  }
}

export function saidBy(conversation: Conversation, { id, text, run }: Outgoing): Conversation {
  return apply(conversation, { type: "USER_MESSAGE", id, text }, run);
}

export function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, "Something went wrong", String(error));
}
