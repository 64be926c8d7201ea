import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sayAgo } from "../../lib/dates";
import { get } from "../../lib/http";
import { useNow } from "../../lib/me";
import type { Insight } from "../../lib/records";
import { Trouble } from "../../ui/Trouble";

/** How a card came to be what it is: what was said before, newest first. */
export function Versions({ card }: { card: Insight }) {
  const [open, setOpen] = useState(false);
  const now = useNow();
  const found = useQuery({
    queryKey: ["insights", "one", card.ref],
    queryFn: () => get<{ versions: Insight[] }>(`/api/insights/${card.ref}`),
    enabled: open,
  });
  const earlier = found.data?.versions.filter(({ version }) => version < card.version);
  return (
    <details className="versions" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{card.version === 2 ? "1 earlier version" : `${card.version - 1} earlier versions`}</summary>
      {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
      <ol aria-label="Versions">
        {earlier?.map((each) => (
          <li key={each.id} value={each.version}>
            <p>
              <strong>{each.title}</strong>
              <time dateTime={each.created_at}>{sayAgo(each.created_at, now)}</time>
            </p>
            <p className="says">{each.summary}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
