import { makeStore } from "./store";

/** The thread that all channels share. */
export const LIFE = "life";

export const VIEWS = [
  "today",
  "upcoming",
  "plan",
  "balance",
  "review",
  "intents",
  "channels",
  "ledger",
  "journal",
  "weights",
  "tree",
  "insights",
  "memory",
  "notes",
  "search",
  "trash",
  "history",
  "templates",
  "settings",
  "start",
] as const;

export type View = "chat" | (typeof VIEWS)[number];

/** What is shown: a view, the thread that the chat is in, and the thing whose panel is open ("T12"). */
export interface Place {
  view: View;
  thread: string;
  thing: string | null;
}

/** The place an address names: "#/upcoming/T12", "#/<thread>", or nothing for the life-thread. */
export function placeIn(hash: string, known: string = LIFE): Place {
  const [, name = "", thing = null] = /^#\/([\w-]+)(?:\/([A-Z]{1,2}\d+))?$/.exec(hash) ?? [];
  const view = VIEWS.find((each) => each === name);
  if (view) return { view, thread: known, thing };
  return { view: "chat", thread: name || LIFE, thing };
}

export function addressOf({ view, thread, thing }: Place): string {
  const name = view === "chat" ? thread : view;
  if (name === LIFE && !thing) return "";
  return `#/${name}${thing ? `/${thing}` : ""}`;
}

/** It lies in the address, so that Back, bookmarks and reload keep it. */
export const place = makeStore(placeIn(location.hash));

/** Threads begun here that the server does not know yet: it makes them of their first message. */
export const unsaid = new Set<string>();

export function openNewThread() {
  const id = crypto.randomUUID();
  unsaid.add(id);
  openThread(id);
}

export function openThread(id: string) {
  move({ view: "chat", thread: id });
}

export function go(view: View) {
  move({ view, thing: null });
}

/** Opens the panel of a thing by its reference, or closes it. */
export function openThing(thing: string | null) {
  move({ thing });
}

/** Opens a card of the blackboard by its reference ("I3"). */
export function openInsight(ref: string) {
  move({ view: "insights", thing: ref });
}

/** Opens a journal entry by its reference ("J12"). */
export function openEntry(ref: string) {
  move({ view: "journal", thing: ref });
}

/** Opens what is known of the user at one memory ("M3"). */
export function openMemory(ref: string) {
  move({ view: "memory", thing: ref });
}

function move(to: Partial<Place>) {
  const next = { ...place.get(), ...to };
  const address = addressOf(next);
  if (address !== addressOf(place.get())) history.pushState(null, "", address || location.pathname);
  place.set(next);
}

for (const event of ["popstate", "hashchange"]) {
  addEventListener(event, () => {
    if (!location.hash.startsWith("#sign-in=")) place.set(placeIn(location.hash, place.get().thread));
  });
}
