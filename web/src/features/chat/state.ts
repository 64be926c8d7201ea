import type { Problem } from "../../lib/http";
import { type Conversation, EMPTY } from "./conversation";
import type { Outgoing, RunSeen } from "./turn";

/** The run whose turn it is. `waiting`: it rests until its user says yes or no. */
export interface Head {
  run: string;
  message: string | null;
  state: "sending" | "running" | "waiting";
  stopping: boolean;
}

/** A message that waits for its turn; as long as it is on its way to the server it can't be taken back. */
export interface Waiting extends Outgoing {
  onItsWay: boolean;
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
  head: Head | null;
  /** What waits behind it, in order. */
  queue: readonly Waiting[];
  failed: Failed | null;
  /** Whether the head can't be heard at the moment. */
  broken: boolean;
  /** The cursor behind which older messages lie. */
  older: string | null;
  loadingOlder: boolean;
}

export const BLANK: ThreadState = {
  conversation: EMPTY,
  title: "",
  loaded: false,
  trouble: null,
  head: null,
  queue: [],
  failed: null,
  broken: false,
  older: null,
  loadingOlder: false,
};

/** Whether a turn is under way. */
export function isWorking({ head }: ThreadState): boolean {
  return head !== null && head.state !== "waiting";
}

/** The line as the server has it, then what is still on its way there. */
export function lineOf(runs: readonly RunSeen[], known: readonly Waiting[]): Waiting[] {
  const there = runs.flatMap(({ id: run, state, message, said }): Waiting[] => {
    if (state !== "queued" || message === null) return [];
    const manner = known.find(({ id }) => id === message)?.manner ?? "queue";
    return [{ id: message, run, text: said ?? "", manner, onItsWay: false }];
  });
  const others = known.filter(({ id, onItsWay }) => onItsWay && there.every((each) => each.id !== id));
  return [...there, ...others];
}
