import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sayAgo } from "../../lib/dates";
import type { Opinion } from "../../lib/hrm";
import { getSome } from "../../lib/http";
import { useNow } from "../../lib/me";
import { opener } from "../../lib/open";
import { undone } from "../../lib/operations";
import { useStore } from "../../lib/store";
import { undoAloud } from "../../ui/act";
import { Trouble } from "../../ui/Trouble";

const KINDS: Record<string, string> = {
  priority_correct: "Right where it was",
  priority_incorrect: "Not where it was",
  insight_helpful: "Helpful",
  insight_not_helpful: "Not helpful",
  reasoning_clear: "Clear",
  reasoning_unclear: "Not clear",
  recommendation_followed: "Followed",
  recommendation_ignored: "Ignored",
};

/** region "What you said": opinions, newest first, with the weights that each moved, and the way back. */
export function Opinions() {
  const found = useQuery({
    queryKey: ["feedback"],
    queryFn: () => getSome<Opinion>("/api/feedback", 50),
  });
  const now = useNow();
  const items = found.data?.items ?? [];
  return (
    <section className="opinions" aria-labelledby="opinions-title">
      <h2 className="day" id="opinions-title">
        What you said of priorities
      </h2>
      {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && (
        <p className="empty">
          Nothing yet. Below the reasons of a task in Today you say whether it stands in the right place; what
          that moves is listed here.
        </p>
      )}
      <ol>
        {items.map((opinion) => (
          <Line key={opinion.id} opinion={opinion} now={now} />
        ))}
      </ol>
    </section>
  );
}

function Line({ opinion, now }: { opinion: Opinion; now: number }) {
  const { kind, ref, title, text, adjustments, operation, created_at } = opinion;
  const [busy, setBusy] = useState(false);
  const open = opener(ref);
  const back = useStore(undone).has(operation ?? "") || opinion.undone;

  async function takeBack(id: string) {
    setBusy(true);
    await undoAloud(id);
    setBusy(false);
  }

  return (
    <li className={back ? "back" : undefined}>
      <div>
        <p>
          <strong>{KINDS[kind] ?? kind}</strong>
          {open ? (
            <button type="button" className="link" onClick={open}>
              {title}
            </button>
          ) : (
            title && <span> · {title}</span>
          )}
        </p>
        {text && <p className="text">“{text}”</p>}
        {adjustments.map(({ rule, name, before, after }) => (
          <p key={rule} className="moved">
            {name}: {before.toFixed(2)} → <b>{after.toFixed(2)}</b>
          </p>
        ))}
        {adjustments.length === 0 && <p className="moved">No weight moved.</p>}
      </div>
      <time dateTime={created_at}>{sayAgo(created_at, now)}</time>
      {back ? (
        <span className="count">undone</span>
      ) : (
        operation &&
        adjustments.length > 0 && (
          <button
            type="button"
            className="small"
            disabled={busy}
            aria-label={`Undo: ${title || kind}`}
            onClick={() => void takeBack(operation)}
          >
            Undo
          </button>
        )
      )}
    </li>
  );
}
