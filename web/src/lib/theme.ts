import { makeStore } from "./store";

export type Theme = "system" | "light" | "dark";

const KEY = "aurum.theme";
const remembered = document.documentElement.dataset.theme;

export const theme = makeStore<Theme>(
  remembered === "light" || remembered === "dark" ? remembered : "system",
);

/** Shows a theme and remembers it; "system" forgets the choice. */
export function chooseTheme(next: Theme) {
  theme.set(next);
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    if (next === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Storage is closed to this page: the choice lasts until it is left.
  }
}
