import { ask, Problem } from "../lib/http";
import { remember, undo } from "../lib/operations";
import { leaveWhenSignedOut, refresh } from "../lib/queries";
import { toast } from "./toasts";

type Method = "POST" | "PUT" | "PATCH" | "DELETE";

interface Deed<T> {
  /** What to say when it is done, beside Undo; nothing is said without words. */
  said?: string | ((value: T) => string);
  /** What it changes. */
  nouns?: readonly string[];
  /** Whether no undo brings it back. */
  lasting?: boolean;
}

let before: Promise<unknown> = Promise.resolve();

/** Asks when what was asked before is answered: a quick hand's second move builds on its first. */
function inTurn<T>(method: Method, path: string, body?: unknown) {
  const answer = before.then(() => ask<T>(method, path, body));
  before = answer.catch(() => undefined);
  return answer;
}

/** Does one thing at the server: says so and offers to take it back, or says why not and answers null. */
export async function act<T = unknown>(
  method: Method,
  path: string,
  body?: unknown,
  { said, nouns = ["tasks"], lasting = false }: Deed<T> = {},
): Promise<{ value: T } | null> {
  try {
    const { value, operation } = await inTurn<T>(method, path, body);
    if (!lasting) remember(operation);
    const words = typeof said === "function" ? said(value) : said;
    if (words) {
      const takeBack = operation && !lasting && { label: "Undo", run: () => void undoAloud(operation) };
      toast(words, takeBack || null);
    }
    return { value };
  } catch (error) {
    sayProblem(error);
    return null;
  } finally {
    await refresh(nouns);
  }
}

/** Takes an operation back and says what that restored, or why it can't be. */
export async function undoAloud(operation: string): Promise<boolean> {
  try {
    const { restored } = await undo(operation);
    toast(restored.join("\n") || "Undone.");
    return true;
  } catch (error) {
    sayProblem(error);
    return false;
  }
}

export function sayProblem(error: unknown) {
  leaveWhenSignedOut(error);
  const problem = error instanceof Problem ? error : new Problem(0, "Something went wrong", String(error));
  toast([problem.detail, ...problem.conflicts].join(" "));
}
