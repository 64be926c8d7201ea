import { Trouble } from "../../ui/Trouble";
import { EVERYTHING, inOrder, useBoard } from "./board";
import { InsightCard } from "./InsightCard";
import "./insights.css";

/** region "Blackboard": what Aurum concluded, pinned first, then newest. New conclusions arrive by the live feed. */
export function Blackboard() {
  const board = useBoard(EVERYTHING, 20);
  const insights = inOrder(board.data?.items ?? []);
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
            <li key={insight.ref}>
              <InsightCard insight={insight} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
