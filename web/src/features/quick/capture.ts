import { useEffect, useState } from "react";
import { sayDate } from "../../lib/dates";
import { Problem, send } from "../../lib/http";
import { sayRule } from "../../lib/recurrence";
import { sayMinutes } from "../../lib/things";
import type { IconName } from "../../ui/Icon";
import type { Span } from "./spans";

/** Some words of the text and what they were taken to mean. */
export interface Token {
  kind: keyof typeof ICONS;
  text: string;
  start: number;
  end: number;
  value: string | number | string[];
}

export interface Item {
  title: string;
  after_completion: boolean;
  tokens: Token[];
}

export const ICONS = {
  due: "calendar",
  start: "clock",
  duration: "clock",
  recurrence: "repeat",
  priority: "flag",
  energy: "bolt",
  kind: "insight",
  project: "folder",
  area: "folder",
  pillar: "folder",
  tag: "tag",
  after: "link",
} as const satisfies Record<string, IconName>;

const CALM = 140;

/** What a text says, asked of the server when the typing rests; null as long as that is not known. */
export function useCapture(text: string, without: readonly Span[]): Item[] | null {
  const [read, setRead] = useState<{ text: string; items: Item[] } | null>(null);
  const asked = JSON.stringify(without);
  useEffect(() => {
    if (!text.trim()) return setRead(null);
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const body = { text, without: JSON.parse(asked) as Span[] };
        const response = await send("POST", "/api/capture", body, { signal: asking.signal });
        const { items } = (await response.json()) as { items: Item[] };
        if (!asking.signal.aborted) setRead({ text, items });
      } catch (error) {
        // Without a reading the line is a title: adding it says what is wrong.
        if (!asking.signal.aborted && error instanceof Problem) setRead(null);
      }
    }, CALM);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [text, asked]);
  return text.trim() ? (read?.items ?? null) : null;
}

/** What a token means, in words: "Fri 27 Nov · 15:00", "every other Tuesday", "30 min". */
export function meaningOf({ kind, value }: Token, item: Item, today: string): string {
  if (Array.isArray(value)) return value.join(", ");
  if (kind === "duration") return sayMinutes(Number(value));
  if (kind === "recurrence") return sayRule(String(value), item.after_completion);
  if (kind === "due" || kind === "start") {
    const [date = "", time] = String(value).split("T");
    return [sayDate(date, null, today), time?.slice(0, 5)].filter(Boolean).join(" · ");
  }
  if (kind === "priority" || kind === "energy") return `${value} ${kind}`;
  return String(value).replace("_", " ");
}

const SAID: Partial<Record<Token["kind"], string>> = {
  start: "from ",
  after: "after ",
  tag: "#",
};

export function sayToken(token: Token, item: Item, today: string): string {
  return `${SAID[token.kind] ?? ""}${meaningOf(token, item, today)}`;
}
