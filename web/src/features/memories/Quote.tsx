import { opening } from "../../lib/open";
import { Icon } from "../../ui/Icon";
import type { Memory } from "./records";

const KINDS = { said: "message", journal: "journal", note: "note", user: "" } as const;

const PLACES = { said: "the conversation", journal: "the entry", note: "the note", user: "" } as const;

/** The words in which it was said; they open where they stand. Nothing where it was written down by hand as it is. */
export function Quote({ memory: { text, source } }: { memory: Pick<Memory, "text" | "source"> }) {
  const { kind, id, ref, thread, quote } = source;
  const open = id === null ? null : opening({ kind: KINDS[kind], id, ref, thread, text: quote });
  if (!open) return quote && quote !== text ? <blockquote className="quote">{quote}</blockquote> : null;
  return (
    <blockquote className="quote">
      <button type="button" title={`Opens ${PLACES[kind]}`} onClick={open}>
        <Icon name={kind === "said" ? "chat" : kind === "note" ? "note" : "journal"} size={14} />
        <span>{quote || "Where it was said"}</span>
        <span className="unseen"> Opens {PLACES[kind]}</span>
      </button>
    </blockquote>
  );
}
