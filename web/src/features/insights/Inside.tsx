import { useState } from "react";
import { sayMoment } from "../../lib/dates";
import type { Evidence } from "../../lib/hrm";
import { opener } from "../../lib/open";
import type { Insight } from "../../lib/records";
import { narrate } from "./deeds";
import { Judgement } from "./Judgement";
import { sourceOf } from "./kinds";
import { Figures, Reasoning } from "./Reasoning";
import { Versions } from "./Versions";

/** What stands behind a card: its words, its reasoning, its rows, what one thinks of it, and how it came about. */
export function Inside({ card }: { card: Insight }) {
  return (
    <div className="inside">
      <Words card={card} />
      <Reasoning insight={card} />
      <Rows rows={card.evidence} />
      <Figures reasoning={card.reasoning} />
      <Judgement card={card} />
      <p className="origin">
        {[
          card.ref,
          sourceOf(card),
          card.expires_at && card.state === "active" && !card.pinned && `until ${sayMoment(card.expires_at)}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {card.version > 1 && <Versions card={card} />}
    </div>
  );
}

/** The card in words: asked for once, they stay with it. */
function Words({ card }: { card: Insight }) {
  const [busy, setBusy] = useState(false);

  async function ask() {
    setBusy(true);
    await narrate(card);
    setBusy(false);
  }

  if (!card.narrative)
    return (
      <button type="button" className="small" disabled={busy} onClick={() => void ask()}>
        {busy ? "Thinking…" : "Tell it in words"}
      </button>
    );
  return (
    <blockquote className="narrative" aria-label="In words">
      <p>{card.narrative}</p>
      <footer>{card.model ? `told by ${card.model}, from these facts alone` : "told without a model"}</footer>
    </blockquote>
  );
}

/** region "What it rests on": the rows; each opens the thing. */
function Rows({ rows }: { rows: readonly Evidence[] }) {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, 6);
  return (
    <section aria-label="What it rests on">
      <h3>What it rests on</h3>
      <ul className="rests-on">
        {shown.map((row) => (
          <li key={row.id}>
            <Row row={row} />
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {rows.length - shown.length} more
        </button>
      )}
    </section>
  );
}

function Row({ row: { ref, name, said } }: { row: Evidence }) {
  const open = opener(ref);
  const words = (
    <>
      <span className="name">{name}</span>
      {ref && <span className="ref">{ref}</span>}
      <span className="says">{said}</span>
    </>
  );
  if (!open) return <p className="row">{words}</p>;
  return (
    <button type="button" className="row" onClick={open}>
      {words}
    </button>
  );
}
