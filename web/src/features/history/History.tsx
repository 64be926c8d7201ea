import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sayDate } from "../../lib/dates";
import { getSome } from "../../lib/http";
import { useNow, useOwnDay } from "../../lib/me";
import type { Operation } from "../../lib/records";
import { OperationLine } from "../../ui/OperationLine";
import { Trouble } from "../../ui/Trouble";

const PAGE = 50;

/** region "History": what was done, newest first; each can be taken back and done again. */
export function History() {
  const [most, setMost] = useState(PAGE);
  const today = useOwnDay();
  const now = useNow();
  const found = useQuery({
    queryKey: ["operations", most],
    queryFn: () => getSome<Operation>("/api/operations", most),
    placeholderData: (known) => known,
  });
  const items = found.data?.items ?? [];
  const days = new Map<string, Operation[]>();
  for (const operation of items) {
    const day = new Date(operation.created_at).toLocaleDateString("en-CA");
    days.set(day, [...(days.get(day) ?? []), operation]);
  }
  return (
    <section className="panel view" aria-labelledby="history-title">
      <header>
        <h1 id="history-title">History</h1>
      </header>
      <div className="scroll">
        {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {found.isSuccess && items.length === 0 && (
          <p className="empty">Nothing was done yet. Each change appears here and can be taken back.</p>
        )}
        {[...days].map(([day, operations]) => (
          <section key={day} aria-label={sayDate(day)}>
            <h2 className="day">{day === today ? "Today" : sayDate(day, null, today)}</h2>
            <ol>
              {operations.map((operation) => (
                <OperationLine key={operation.id} operation={operation} now={now} />
              ))}
            </ol>
          </section>
        ))}
        {found.data?.more && (
          <button type="button" className="link" onClick={() => setMost(most + PAGE)}>
            Older
          </button>
        )}
      </div>
    </section>
  );
}
