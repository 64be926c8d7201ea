import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { sayDate } from "../../lib/dates";
import { get } from "../../lib/http";
import { useOwnDay } from "../../lib/me";
import type { Ranking } from "../../lib/records";
import { Trouble } from "../../ui/Trouble";
import { BlockedRow, RankedRow } from "./Row";
import "./today.css";

const FIRST = 7;

/** region "Today": what deserves attention now, best first, and why; `above` it stands what waits for an answer. */
export function Today({ above }: { above?: ReactNode }) {
  const [all, setAll] = useState(false);
  const today = useOwnDay();
  const ranking = useQuery({
    queryKey: ["today"],
    queryFn: () => get<Ranking>("/api/today"),
    refetchInterval: 5 * 60_000,
  });
  const items = ranking.data?.items ?? [];
  const blocked = ranking.data?.blocked ?? [];
  const hidden = all ? 0 : Math.max(0, items.length - FIRST);
  return (
    <section className="panel today" aria-labelledby="today-title">
      <header>
        <h2 id="today-title">Today</h2>
        <span className="count">{sayDate(today)}</span>
      </header>
      {above}
      <div className="scroll">
        {ranking.isError && <Trouble error={ranking.error} retry={() => void ranking.refetch()} />}
        {ranking.isSuccess && items.length + blocked.length === 0 && (
          <p className="empty">
            Nothing is waiting for you. Tasks appear here with the reason why they matter now.
          </p>
        )}
        <ol className="ranked">
          {items.slice(0, items.length - hidden).map((item, index) => (
            <RankedRow key={item.task.id} item={item} first={index === 0} others={items} />
          ))}
        </ol>
        {hidden > 0 && (
          <button type="button" className="link rest" onClick={() => setAll(true)}>
            {hidden} more
          </button>
        )}
        {blocked.length > 0 && (
          <>
            <h3 className="divider">Waiting for something else</h3>
            <ul className="ranked">
              {blocked.map((item) => (
                <BlockedRow key={item.task.id} item={item} others={items} />
              ))}
            </ul>
          </>
        )}
        {ranking.isSuccess && <Counts ranking={ranking.data} />}
      </div>
    </section>
  );
}

/** How many tasks that was, and how many are not offered yet. */
function Counts({ ranking: { open, resting } }: { ranking: Ranking }) {
  const parts = [open ? `${open} open` : "", resting ? `${resting} not begun yet` : ""].filter(Boolean);
  return parts.length > 0 && <p className="counts">{parts.join(" · ")}</p>;
}
