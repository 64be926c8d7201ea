import { makeStore } from "../lib/store";

export interface Toast {
  id: number;
  text: string;
  action: { label: string; run: () => void } | null;
}

export const toasts = makeStore<readonly Toast[]>([]);

let last = 0;

/** Says something briefly at the edge of the page, with at most one thing to do about it. */
export function toast(text: string, action: Toast["action"] = null) {
  last += 1;
  toasts.set([...toasts.get().slice(-2), { id: last, text, action }]);
}

export function dismiss(id: number) {
  toasts.set(toasts.get().filter((shown) => shown.id !== id));
}
