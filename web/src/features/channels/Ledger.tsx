import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sayMoment } from "../../lib/dates";
import { get } from "../../lib/http";
import { go } from "../../lib/place";
import { act } from "../../ui/act";
import { Trouble } from "../../ui/Trouble";
import { type Delivery, firstLine, KINDS, type Kind, sayDelivery, sayWays } from "./records";
import { StuckWork } from "./StuckWork";
import "./channels.css";

interface Page {
  items: Delivery[];
  next: string | null;
}

/** region "What went out": all that Aurum said first or meant to, where it arrived, what was answered. */
export function Ledger() {
  const [kind, setKind] = useState<Kind | "">("");
  const found = useInfiniteQuery({
    queryKey: ["deliveries", kind],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      get<Page>(
        `/api/deliveries?${new URLSearchParams({ ...(kind ? { kind } : {}), ...(pageParam ? { cursor: pageParam } : {}) })}`,
      ),
    getNextPageParam: ({ next }) => next,
  });
  const items = (found.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <section className="panel view ledger" aria-labelledby="ledger-title">
      <header>
        <h1 id="ledger-title">What went out</h1>
        <select aria-label="Kind" value={kind} onChange={({ target }) => setKind(target.value as Kind | "")}>
          <option value="">Everything</option>
          {Object.entries(KINDS).map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" className="small" onClick={() => go("channels")}>
          Settings
        </button>
      </header>
      <div className="scroll">
        <StuckWork />
        {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {found.isSuccess && items.length === 0 && (
          <p className="empty">Aurum has said nothing first yet. Check-ins and reminders will stand here.</p>
        )}
        <ol className="sent">
          {items.map((delivery) => (
            <Line key={delivery.id} delivery={delivery} />
          ))}
        </ol>
        {found.hasNextPage && (
          <button type="button" className="link" onClick={() => void found.fetchNextPage()}>
            Earlier
          </button>
        )}
      </div>
    </section>
  );
}

function Line({ delivery }: { delivery: Delivery }) {
  const { id, kind, state, said, due_at, sent_at, sendings, bundle_id } = delivery;
  const again = state === "failed" || state === "unsure";
  const ways = sayWays(sendings);
  return (
    <li className={state}>
      <div>
        <p>{firstLine(said.text)}</p>
        <small>
          {KINDS[kind]} · due {sayMoment(due_at)}
          {sent_at && ` · sent ${sayMoment(sent_at)}`}
          {bundle_id && " · together with another"}
        </small>
        <small className="state">
          {sayDelivery(delivery)}
          {ways && ` · ${ways}`}
        </small>
      </div>
      {again && (
        <button
          type="button"
          className="small"
          onClick={() =>
            void act("POST", `/api/deliveries/${id}/retry`, undefined, {
              said: "It is sent again.",
              nouns: ["deliveries"],
              lasting: true,
            })
          }
        >
          Send again
        </button>
      )}
    </li>
  );
}
