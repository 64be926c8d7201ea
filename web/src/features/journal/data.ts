import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get, getSome } from "../../lib/http";
import { makeStore } from "../../lib/store";
import type { Day, Entry, Habits, Mood, Streak, Template } from "./records";

/** Which entries are asked for; empty is all. */
export interface Asked {
  words: string;
  mood: Mood | "";
  tag: string;
  /** One day alone. */
  day: string;
}

export const EVERYTHING: Asked = { words: "", mood: "", tag: "", day: "" };

/** What the list is narrowed to; it stays while an entry is read. */
export const asked = makeStore<Asked>(EVERYTHING);

/** How many entries the list shows at most. */
export const shown = makeStore(20);

/** The entry that was read last: its line is found again on the way back. */
export const lastRead = makeStore<string | null>(null);

export function useEntries({ words, mood, tag, day }: Asked, most: number) {
  const given = { words: words.trim(), mood, tag, from: day, to: day };
  const query = new URLSearchParams(Object.entries(given).filter(([, value]) => value));
  return useQuery({
    queryKey: ["journal", "entries", query.toString(), most],
    queryFn: () => getSome<Entry>(`/api/journal?${query}`, most),
    placeholderData: keepPreviousData,
  });
}

export function useEntry(ref: string) {
  return useQuery({
    queryKey: ["journal", "entry", ref],
    queryFn: () => get<Entry>(`/api/journal/${ref}`),
  });
}

/** Days with entries or check-ins, by their date. */
export function useDays(from: string, to: string) {
  return useQuery({
    queryKey: ["journal", "days", from, to],
    queryFn: async () => {
      const { days } = await get<{ days: Day[] }>(`/api/journal/days?${new URLSearchParams({ from, to })}`);
      return new Map(days.map((day) => [day.day, day]));
    },
    placeholderData: keepPreviousData,
  });
}

/** What was written on this day of earlier years. */
export function usePast(day: string) {
  return useQuery({
    queryKey: ["journal", "past", day],
    queryFn: () => get<Entry[]>(`/api/journal/past?day=${day}`),
  });
}

export function useStreak() {
  return useQuery({ queryKey: ["journal", "streak"], queryFn: () => get<Streak>("/api/journal/streak") });
}

export function useHabits() {
  return useQuery({ queryKey: ["journal", "settings"], queryFn: () => get<Habits>("/api/journal/settings") });
}

export function useTemplates() {
  return useQuery({
    queryKey: ["journal", "templates"],
    queryFn: () => get<Template[]>("/api/journal/templates"),
  });
}

/** The tags of the newest entries, the most used first: proposed where one is asked for. */
export function useTags(): string[] {
  const { data } = useEntries(EVERYTHING, 100);
  const counts = new Map<string, number>();
  for (const tag of data?.items.flatMap(({ tags }) => tags) ?? [])
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([tag]) => tag);
}
