import { opening } from "../../lib/open";
import { Icon } from "../../ui/Icon";
import type { Memory, Source } from "./records";
import { saySource } from "./say";

const KINDS = { said: "message", journal: "journal", note: "note", user: "" } as const;

const PLACES = { said: "the conversation", journal: "the entry", note: "the note", user: "" } as const;

/** What opens the place where a memory was said, and how that place is called. */
function placeOf({ kind, id, ref, thread, quote }: Source) {
  const open = id === null ? null : opening({ kind: KINDS[kind], id, ref, thread, text: quote });
  return { open, place: PLACES[kind] };
}

/** The words in which it was said, where they are others than the memory's; they open where they stand. */
export function Quote({ memory: { text, source } }: { memory: Pick<Memory, "text" | "source"> }) {
  const { open, place } = placeOf(source);
  const { quote } = source;
  if (!quote || plain(quote) === plain(text)) return null;
  if (!open) return <blockquote className="quote">{quote}</blockquote>;
  return (
    <blockquote className="quote">
      <button type="button" title={`Opens ${place}`} onClick={open}>
        <span>{quote}</span>
        <span className="unseen"> Opens {place}</span>
      </button>
    </blockquote>
  );
}

/** Where it comes from, in words; they open the place. */
export function Origin({ source, today }: { source: Source; today: string }) {
  const { open, place } = placeOf(source);
  if (!open) return <span>{saySource(source, today)}</span>;
  return (
    <button type="button" className="link origin" title={`Opens ${place}`} onClick={open}>
      <Icon name={source.kind === "said" ? "chat" : source.kind === "note" ? "note" : "journal"} size={13} />
      {saySource(source, today)}
    </button>
  );
}

const plain = (words: string) => words.toLowerCase().replace(/[\s.!]+$/, "");
