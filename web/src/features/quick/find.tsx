import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue } from "react";
import { sayDate } from "../../lib/dates";
import { get } from "../../lib/http";
import { opener } from "../../lib/open";
import { openThread } from "../../lib/place";
import type { Page } from "../../lib/records";
import type { Choice } from "../../ui/Choices";
import { Icon, type IconName } from "../../ui/Icon";

interface Hit {
  kind: "pillar" | "area" | "project" | "task" | "journal" | "message" | "insight";
  id: string;
  ref: string | null;
  title: string;
  /** Where the words stand that were looked for: start and end, in characters. */
  title_marks: [number, number][];
  snippet: string;
  marks: [number, number][];
  place: string[];
  thread: string | null;
  day: string | null;
  done: boolean;
}

const ICONS: Record<Hit["kind"], IconName> = {
  pillar: "tree",
  area: "tree",
  project: "folder",
  task: "check",
  journal: "journal",
  message: "chat",
  insight: "insight",
};

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
        <Icon name={ICONS[hit.kind]} size={16} />
        <span>
          {marked(hit.title || hit.snippet, hit.title ? hit.title_marks : hit.marks)}
          {hit.title && hit.snippet && <small>{marked(hit.snippet, hit.marks)}</small>}
        </span>
      </span>
    ),
    hint: hit.kind === "journal" && hit.day ? sayDate(hit.day) : hit.place.at(-1) || hit.ref || hit.kind,
    run() {
      close();
      jump(hit);
    },
  }));
}

function jump({ kind, ref, thread }: Hit) {
  if (kind === "message" && thread) openThread(thread);
  else if (ref) opener(ref)?.();
}

/** A text with the words that were looked for standing out. */
function marked(text: string, marks: readonly (readonly [number, number])[]): ReactNode {
  const characters = [...text];
  let at = 0;
  const parts = marks.flatMap(([start, end]) => {
    const part = [
      characters.slice(at, start).join(""),
      <mark key={start}>{characters.slice(start, end).join("")}</mark>,
    ];
    at = end;
    return part;
  });
  return [...parts, characters.slice(at).join("")];
}
