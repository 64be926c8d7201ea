import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { sayDate } from "../../lib/dates";
import { get } from "../../lib/http";
import { opening } from "../../lib/open";
import type { Page } from "../../lib/records";
import type { Choice } from "../../ui/Choices";
import { type Mark, marked, signOf } from "../../ui/found";
import { Icon } from "../../ui/Icon";

interface Hit {
  kind: string;
  id: string;
  ref: string | null;
  title: string;
  /** Where the words stand that were looked for: start and end, in characters. */
  title_marks: Mark[];
  snippet: string;
  marks: Mark[];
  place: string[];
  thread: string | null;
  day: string | null;
  done: boolean;
}

/** What the words are found in: everything that was ever written here. */
export function useFound(text: string, close: () => void): Choice[] {
  const words = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ["search", words],
    queryFn: () => get<Page<Hit>>(`/api/search?${new URLSearchParams({ q: words, limit: "8" })}`),
    enabled: words.length > 1,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (words.length < 2) return [];
  return (found.data?.items ?? []).map((hit) => ({
    key: `${hit.kind} ${hit.id}`,
    group: "Found",
    label: (
      <span className={hit.done ? "with-icon found done" : "with-icon found"}>
        <Icon name={signOf(hit.kind)} size={16} />
        <span>
          {marked(hit.title || hit.snippet, hit.title ? hit.title_marks : hit.marks)}
          {hit.title && hit.snippet && <small>{marked(hit.snippet, hit.marks)}</small>}
        </span>
      </span>
    ),
    hint: hit.kind === "journal" && hit.day ? sayDate(hit.day) : hit.place.at(-1) || hit.ref || hit.kind,
    run() {
      close();
      opening({ ...hit, text: hit.snippet })?.();
    },
  }));
}
