import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { get } from "../../lib/http";
import { onLive } from "../../lib/live";
import { queries } from "../../lib/queries";
import type { Insight, Page } from "../../lib/records";
import { Trouble } from "../../ui/Trouble";
import { InsightCard } from "./InsightCard";
import "./insights.css";

/** region "Blackboard": what Aurum concluded, newest first. New conclusions arrive by the live feed. */
export function Blackboard() {
  const board = useQuery({
    queryKey: ["insights"],
    queryFn: () => get<Page<Insight>>("/api/insights?limit=20"),
  });
  useEffect(() => onLive(write), []);
  const insights = board.data?.items ?? [];
  return (
    <section className="panel blackboard" aria-labelledby="blackboard-title">
      <header>
        <h2 id="blackboard-title">Blackboard</h2>
        {insights.length > 0 && <span className="count">{insights.length}</span>}
      </header>
      <div className="scroll">
        {board.isError && <Trouble error={board.error} retry={() => void board.refetch()} />}
        {board.isSuccess && insights.length === 0 && (
          <p className="empty">
            Nothing concluded yet. When what is most important changes, the reason appears here.
          </p>
        )}
        <ul className="insights" aria-live="polite" aria-relevant="additions">
          {insights.map((insight) => (
            <li key={insight.id}>
              <InsightCard insight={insight} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** Puts a live insight on the board: a new one on top, a known one in its place. */
function write(event: Parameters<Parameters<typeof onLive>[0]>[0]) {
  if (event.type !== "insight" && event.type !== "insight_gone") return;
  queries.setQueryData<Page<Insight>>(["insights"], (board) => {
    if (!board) return board;
    if (event.type === "insight_gone")
      return { ...board, items: board.items.filter(({ id }) => id !== event.id) };
    const others = board.items.filter(({ id }) => id !== event.insight.id);
    return { ...board, items: [event.insight, ...others] };
  });
}
