import { makeStore } from "./store";

/** The thread that all channels share. */
export const LIFE = "life";

function threadInAddress(): string {
  const found = /^#\/([\w-]+)$/.exec(location.hash)?.[1];
  return found ?? LIFE;
}

/** The thread that is shown; it lies in the address, so that Back, bookmarks and reload keep it. */
export const thread = makeStore(threadInAddress());

/** Threads begun here that the server does not know yet: it makes them of their first message. */
export const unsaid = new Set<string>();

export function openNewThread() {
  const id = crypto.randomUUID();
  unsaid.add(id);
  openThread(id);
}

export function openThread(id: string) {
  history.pushState(null, "", id === LIFE ? location.pathname : `#/${id}`);
  thread.set(id);
}

for (const event of ["popstate", "hashchange"]) {
  addEventListener(event, () => {
    if (!location.hash.startsWith("#sign-in=")) thread.set(threadInAddress());
  });
}
