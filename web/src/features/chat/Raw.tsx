import type { Card } from "./conversation";
import { argumentsOf } from "./describe";

/** What a tool was asked and what it answered, as it is. */
export function Raw({ card, id }: { card: Card; id: string }) {
  return (
    <div className="raw" id={id}>
      <Json title={`${card.tool} was asked`} value={argumentsOf(card)} />
      {card.raw && <Json title="It answered" value={readable(card.raw)} />}
    </div>
  );
}

function Json({ title, value }: { title: string; value: unknown }) {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long text scrolls, by keyboard too */}
      <pre tabIndex={0}>{typeof value === "string" ? value : JSON.stringify(value, null, 2)}</pre>
    </figure>
  );
}

function readable(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return raw;
  }
}
