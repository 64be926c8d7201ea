import { type Query, QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "./http";

/** The server's state as this page last saw it. Its keys begin with a noun; the live feed makes nouns stale. */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      networkMode: "always",
      retry: (failures, error) =>
        failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
    },
    mutations: { networkMode: "always" },
  },
});

export function leaveWhenSignedOut(error: unknown) {
  if (error instanceof Problem && error.status === 401) queries.setQueryData(["me"], null);
}

const COUNTED = ["pillars", "areas", "projects", "tasks"];
/** What is computed of a life as a whole. */
const JUDGED = ["today", "why", "plan", "alignment", "ranking", "forecast", "review"];
const ALWAYS = [...JUDGED, "upcoming", "blocks", "trash", "operations", "history", "search", "recall"];

const FOLLOWERS: Record<string, string[]> = {
  tasks: [...COUNTED, ...ALWAYS],
  projects: [...COUNTED, ...ALWAYS],
  areas: [...COUNTED, ...ALWAYS],
  pillars: [...COUNTED, ...ALWAYS],
  templates: ["operations"],
  users: ["me", ...ALWAYS],
  checkins: [...JUDGED, "operations", "journal"],
  rounds: ["operations", "review"],
  reminders: ["operations", "deliveries"],
  intents: ["operations", "deliveries"],
  nudge_settings: ["operations"],
  journal: [...JUDGED, "operations", "history", "search", "recall", "trash"],
  memories: ["operations", "search", "recall"],
  notes: ["operations", "recall"],
  threads: ["search", "recall"],
  blocks: ["plan", "operations", "history"],
  preferences: ["weights", "feedback", "operations", ...JUDGED],
};

/** Has everything that shows these nouns, or is computed from them, asked for again; resolves when it is here. */
export function refresh(nouns: readonly string[]): Promise<void> {
  const stale = new Set(nouns.flatMap((noun) => [noun, ...(FOLLOWERS[noun] ?? [])]));
  return askAgain((query) => stale.has(String(query.queryKey[0])));
}

export function refreshAll() {
  void askAgain((query) => query.queryKey[0] !== "me");
}

/** An answer that is on its way, and the first of its query, may be older than the change: it is asked for after it. */
async function askAgain(predicate: (query: Query) => boolean): Promise<void> {
  const first = queries
    .getQueryCache()
    .findAll({ predicate, fetchStatus: "fetching" })
    .filter(({ state }) => state.data === undefined);
  await Promise.all([queries.invalidateQueries({ predicate }), ...first.map(askAfter)]);
}

async function askAfter(query: Query): Promise<void> {
  await query.promise?.catch(() => undefined);
  await queries.invalidateQueries({ predicate: (each) => each === query });
}
