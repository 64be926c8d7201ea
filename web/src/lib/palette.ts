import { makeStore } from "./store";

/** What lies over the page: the field for everything, the one for adding alone, the list of keys, or nothing. */
export const palette = makeStore<"all" | "add" | "keys" | null>(null);
