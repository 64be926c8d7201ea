import type { Page } from "./records";

/** An answer that says no (RFC 9457). `detail` is a sentence for a person; status 0 means nobody answered. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly conflicts: string[];

  constructor(status: number, title: string, detail: string, conflicts: string[] = []) {
    super(detail || title);
    this.name = "Problem";
    this.status = status;
    this.title = title;
    this.detail = detail || title;
    this.conflicts = conflicts;
  }
}

export interface Answer<T> {
  value: T;
  /** The change this request made, by which it can be undone. */
  operation: string | null;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Asks the server. Throws a Problem for everything that is not a success. */
export async function ask<T>(method: Method, path: string, body?: unknown): Promise<Answer<T>> {
  // A change that was begun goes through though the page is left.
  const response = await send(method, path, body, { keepalive: method !== "GET" });
  const value = response.status === 204 ? undefined : await response.json();
  return { value: value as T, operation: response.headers.get("Aurum-Operation") };
}

interface Manner {
  signal?: AbortSignal;
  keepalive?: boolean;
  headers?: Record<string, string>;
}

/** Sends a request and gives the response back unread, once it is known to be a success. */
export async function send(
  method: Method,
  path: string,
  body?: unknown,
  { signal, keepalive = false, headers = {} }: Manner = {},
) {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: body === undefined ? headers : { "Content-Type": "application/json", ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
      keepalive,
    });
  } catch {
    throw new Problem(
      0,
      "Aurum can't be reached",
      "Aurum does not answer. Is it running? Nothing was lost here.",
    );
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function get<T>(path: string): Promise<T> {
  return (await ask<T>("GET", path)).value;
}

/** Every item of a list, page after page. */
export async function getAll<T>(path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: "100", ...(cursor ? { cursor } : {}) });
    const page: Page<T> = await get<Page<T>>(`${path}${path.includes("?") ? "&" : "?"}${query}`);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return items;
}

/** The first `most` items of a list, and whether there are more. */
export async function getSome<T>(path: string, most: number): Promise<{ items: T[]; more: boolean }> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const limit = String(Math.min(most - items.length, 500));
    const query = new URLSearchParams({ limit, ...(cursor ? { cursor } : {}) });
    const page: Page<T> = await get<Page<T>>(`${path}${path.includes("?") ? "&" : "?"}${query}`);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor && items.length < most);
  return { items, more: cursor !== null };
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const fields = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const conflicts = Array.isArray(fields.conflicts) ? fields.conflicts.map(String) : [];
  const title = text(fields.title) || `Aurum answered ${response.status}`;
  const detail = text(fields.detail) || "Something went wrong on Aurum's side. Please try again.";
  return new Problem(response.status, title, detail, conflicts);
}
