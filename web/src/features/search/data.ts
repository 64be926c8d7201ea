import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { send } from "../../lib/http";
import type { Page } from "../../lib/records";
import { type Asked, daysOf, GROUPS } from "./asked";
import { type MeaningHit, merge, type WordHit } from "./merge";

interface Recollection {
  hits: MeaningHit[];
  by: "words and meaning" | "words";
  note: string | null;
}

const CALM = 220;

/** A value once it has not changed for a moment; at once when it is emptied. */
export function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), value ? CALM : 0);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/**
 * What is found by words and by meaning, as one list. Each way answers when it can; one that fails leaves the other's.
 * A request that nobody waits for any more is aborted.
 */
export function useFound(sought: string, asked: Asked, today: string) {
  const group = GROUPS[asked.group];
  const { since, until } = daysOf(asked, today);
  const words = useQuery({
    queryKey: ["search", "all", sought, asked.group],
    queryFn: ({ signal }) =>
      read<Page<WordHit>>("search", { q: sought, limit: "60" }, group?.words ?? [], signal),
    enabled: sought !== "" && group?.words.length !== 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const meaning = useQuery({
    queryKey: ["recall", sought, asked.group, since, until],
    queryFn: ({ signal }) =>
      read<Recollection>("recall", { query: sought, k: "30", since, until }, group?.meaning ?? [], signal),
    enabled: sought !== "" && group?.meaning.length !== 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const within = (day: string) => (!since || day >= since) && (!until || day <= until);
  const wordHits = group?.words.length === 0 ? [] : (words.data?.items ?? []);
  const meaningHits = group?.meaning.length === 0 ? [] : (meaning.data?.hits ?? []);
  const asking = [words, meaning].filter(({ isEnabled }) => isEnabled);
  return {
    items: sought ? merge(wordHits, meaningHits, sought).filter(({ day }) => within(day)) : [],
    /** What is to be said of how it was found: no meaning at hand, or not all of it yet. */
    note: noteOf(sought, meaning.data, meaning.isEnabled ? meaning.error : null),
    busy: asking.some(({ isFetching }) => isFetching),
    /** Whether what is shown was found for other words, until these are answered. */
    stale: asking.some(({ isPlaceholderData }) => isPlaceholderData),
    /** Whether the list is all that there is for what is sought. */
    settled: sought !== "" && asking.every(({ isFetching }) => !isFetching),
    /** Only where nothing at all could be asked. */
    error: asking.length > 0 && asking.every(({ isError }) => isError) ? asking[0]?.error : null,
    retry: () => asking.forEach((query) => void query.refetch()),
  };
}

function noteOf(sought: string, told: Recollection | undefined, error: Error | null): string {
  if (!sought) return "";
  if (error) return `By words only: what it means could not be asked. ${error.message}`;
  if (told?.by === "words") return `By words only. ${told.note ?? ""}`;
  return told?.note ?? "";
}

async function read<T>(
  path: string,
  given: Record<string, string>,
  kinds: readonly string[],
  signal: AbortSignal,
): Promise<T> {
  const query = new URLSearchParams(Object.entries(given).filter(([, value]) => value));
  for (const kind of kinds) query.append("kinds", kind);
  const response = await send("GET", `/api/${path}?${query}`, undefined, { signal });
  return (await response.json()) as T;
}
