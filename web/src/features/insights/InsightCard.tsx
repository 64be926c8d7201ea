import { useState } from "react";
import { sayAgo } from "../../lib/dates";
import { useNow } from "../../lib/me";
import { openInsight } from "../../lib/place";
import type { Insight } from "../../lib/records";
import { kept } from "../../lib/words";
import { Icon } from "../../ui/Icon";
import { Part, source } from "../../ui/Part";
import { kindOf } from "./kinds";
import { Sure } from "./Sure";

const REASONING = source(async () => (await import("./Reasoning")).WholeReasoning);

/** article named by its title: a conclusion at the side; its title opens the whole card. */
export function InsightCard({ insight }: { insight: Insight }) {
  const [open, setOpen] = useState(false);
  const now = useNow();
  return (
    <article className="insight" aria-label={insight.title}>
      <p className="meta">
        <span className="type">{kindOf(insight.type).label}</span>
        {insight.pinned && <Icon name="pin" size={13} />}
        <time dateTime={insight.created_at}>{sayAgo(insight.created_at, now)}</time>
      </p>
      <h3>
        <button type="button" className="title" onClick={() => openInsight(insight.ref)}>
          {insight.title}
        </button>
      </h3>
      <p className="summary">{kept(insight.summary)}</p>
      <p className="foot">
        <Sure confidence={insight.confidence} />
        <button type="button" className="link more" aria-expanded={open} onClick={() => setOpen(!open)}>
          Reasoning
          <Icon name="chevron" size={14} />
        </button>
      </p>
      {open && <Part of={REASONING} given={{ insight }} />}
    </article>
  );
}
