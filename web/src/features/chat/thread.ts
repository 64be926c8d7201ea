import { get, Problem } from "../../lib/http";
import { onLive } from "../../lib/live";
import { markUndone } from "../../lib/operations";
import { unsaid } from "../../lib/place";
import { leaveWhenSignedOut } from "../../lib/queries";
import { makeStore, type Store } from "../../lib/store";
import { sayProblem } from "../../ui/act";
import { apply, type Conversation } from "./conversation";
import type { Question, QuestionState } from "./events";
import { Hearing } from "./hearing";
import { Outbox, problemOf, saidBy } from "./outbox";
import { overlay, pending, prepend } from "./pages";
import { BLANK, lineOf, type ThreadState } from "./state";
import { answerAll, answerOne, type History, stopRun, type Verdict } from "./turn";

const threads = new Map<string, ChatThread>();

/** A thread as this page knows it. It lives on while another thread is shown, and its turns are heard on. */
export function chatThread(id: string): ChatThread {
  const known = threads.get(id) ?? new ChatThread(id);
  threads.set(id, known);
  return known;
}

export class ChatThread {
  readonly id: string;
  readonly state: Store<ThreadState> = makeStore(BLANK);
  draft = "";
  readonly outbox: Outbox;
  private readonly hearing: Hearing;
  /** How often something was asked of the server: an answer that a newer question overtook is old. */
  private asked = 0;

  constructor(id: string) {
    this.id = id;
    const reload = () => this.load();
    this.hearing = new Hearing(id, this.state, () => void reload());
    this.outbox = new Outbox(id, this.state, this.hearing, reload);
    onLive((event) => {
      if ((event.type === "message" && event.thread === id) || event.type === "caught_up") void this.load();
      if (event.type === "approval") this.answeredElsewhere(event);
    });
  }

  /** Reads the newest page and what is under way. What a turn says while it is heard its stream knows better. */
  async load(): Promise<void> {
    if (unsaid.has(this.id)) {
      this.change({ loaded: true });
      return;
    }
    this.asked += 1;
    const { asked } = this;
    const turns = this.hearing.turns;
    try {
      const history = await get<History>(`/api/chat/${this.id}`);
      if (asked !== this.asked) return;
      if (turns !== this.hearing.turns) return void this.load();
      markUndone(...history.undone);
      this.show(history);
    } catch (error) {
      this.refused(error);
    }
  }

  private show(history: History) {
    const { queue, failed, older, conversation: known } = this.state.get();
    const taken = (id: string) =>
      history.messages.some((message) => message.id === id) ||
      history.runs.some(({ message }) => message === id);
    const top = history.runs.find(({ state }) => state !== "queued") ?? null;
    const kept = this.hearing.keeps(top);
    const page = overlay(known, history.messages, kept);
    const costs = { ...known.costs, ...history.costs };
    const conversation = { ...page.conversation, costs };
    const still = failed && (failed.over || !taken(failed.message.id)) ? failed : null;
    this.change({
      conversation: still && !still.over ? saidBy(conversation, still.message) : conversation,
      older: page.longer ? older : history.next,
      queue: lineOf(history.runs, queue),
      failed: still,
      title: history.title,
      loaded: true,
      trouble: null,
    });
    if (top && !kept) this.hearing.begin(top);
    this.outbox.send();
  }

  async loadOlder(): Promise<void> {
    const { older, loadingOlder } = this.state.get();
    if (!older || loadingOlder) return;
    this.change({ loadingOlder: true });
    try {
      const page = await get<History>(`/api/chat/${this.id}?cursor=${encodeURIComponent(older)}`);
      const { conversation: known } = this.state.get();
      const conversation = { ...prepend(page.messages, known), costs: { ...page.costs, ...known.costs } };
      this.change({ conversation, older: page.next, loadingOlder: false });
    } catch (error) {
      leaveWhenSignedOut(error);
      this.change({ loadingOlder: false });
    }
  }

  /** Ends the turn under way. */
  async stop(): Promise<void> {
    const { head } = this.state.get();
    if (!head || head.stopping || head.state === "waiting") return;
    this.change({ head: { ...head, stopping: true } });
    try {
      if (head.state === "sending") await this.outbox.arriving;
      if (this.state.get().head?.run === head.run) await stopRun(head.run);
    } catch (error) {
      sayProblem(error);
      const { head: still } = this.state.get();
      if (still?.run === head.run) this.change({ head: { ...still, stopping: false } });
    }
  }

  /** Says yes or no to a question, yes with other arguments too. Throws a Problem where they do not fit. */
  async answer({ id, run }: Question, verdict: Verdict, given?: Record<string, unknown>): Promise<void> {
    await this.answering(run, { id }, async () => (await answerOne(id, verdict, given)).state);
  }

  /** Says the same to all that a run asks. */
  async answerAll(run: string, verdict: Verdict): Promise<void> {
    await this.answering(run, { run }, async () => {
      await answerAll(run, verdict);
      return verdict === "approve" ? "approved" : "rejected";
    });
  }

  private async answering(
    run: string,
    which: { id?: string; run?: string },
    answer: () => Promise<QuestionState>,
  ) {
    try {
      this.answered({ ...which, state: await answer() });
    } catch (error) {
      leaveWhenSignedOut(error);
      if (!(error instanceof Problem) || (error.status !== 409 && error.status !== 404)) throw error;
      // Somebody was faster, or it is too late: the server knows how it went on.
      this.answered({ ...which, state: "settled" });
      return this.load();
    }
    if (pending(this.state.get().conversation, run).length === 0) this.hearing.resume();
  }

  private answeredElsewhere(event: { id?: string; run?: string; state: string }) {
    const before = this.state.get().conversation;
    this.answered({ ...event, state: event.state as QuestionState });
    if (this.state.get().conversation !== before) void this.load();
  }

  private answered(event: { id?: string; run?: string; state: QuestionState }) {
    this.step((conversation) => apply(conversation, { ...event, type: "ANSWERED" }));
  }

  private refused(error: unknown) {
    leaveWhenSignedOut(error);
    const problem = problemOf(error);
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
