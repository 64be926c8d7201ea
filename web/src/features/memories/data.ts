import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get, getSome } from "../../lib/http";
import { makeStore } from "../../lib/store";
import type { Kind, Known, Learning, Memory, Note, State } from "./records";

/** Which memories are shown; an empty kind is all. `ended` shows too what was replaced or rejected. */
export interface Asked {
  words: string;
  kind: Kind | "";
  ended: boolean;
}

export const EVERYTHING: Asked = { words: "", kind: "", ended: false };

/** What the list is narrowed to; it stays while a source is read. */
export const asked = makeStore<Asked>(EVERYTHING);

/** The newest memories of a state, with these words. */
export function useMemories(state: State, words: string, most: number, enabled = true) {
  const query = new URLSearchParams({ state, ...(words ? { words } : {}) });
  return useQuery({
    queryKey: ["memories", "list", state, words, most],
    queryFn: () => getSome<Memory>(`/api/memories?${query}`, most),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** A memory with its history, while a reference is given. */
export function useMemory(ref: string | null) {
  return useQuery({
    queryKey: ["memories", "one", ref],
    queryFn: () => get<Known>(`/api/memories/${ref}`),
    enabled: ref !== null,
  });
}

export function useLearning() {
  return useQuery({
    queryKey: ["memories", "settings"],
    queryFn: async () => (await get<{ learning: Learning }>("/api/memories/settings")).learning,
  });
}

/** The newest notes, with these words. */
export function useNotes(words: string, most: number, enabled = true) {
  const query = new URLSearchParams(words ? { words } : {});
  return useQuery({
    queryKey: ["notes", words, most],
    queryFn: () => getSome<Note>(`/api/notes?${query}`, most),
    placeholderData: keepPreviousData,
    enabled,
  });
}
