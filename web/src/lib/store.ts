import { useSyncExternalStore } from "react";

/** A value that outlives components and tells them when it changes. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

export function makeStore<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** A value that this browser keeps from visit to visit, if it keeps anything. */
export function rememberedStore<T>(key: string, first: T): Store<T> {
  const store = makeStore(first);
  try {
    const kept = localStorage.getItem(key);
    if (kept) store.set(JSON.parse(kept) as T);
  } catch {
    // Storage is closed to this page, or holds something else.
  }
  store.subscribe(() => {
    try {
      localStorage.setItem(key, JSON.stringify(store.get()));
    } catch {
      // The value lasts until the page is left.
    }
  });
  return store;
}
