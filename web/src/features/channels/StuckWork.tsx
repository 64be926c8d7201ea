import { useQuery } from "@tanstack/react-query";
import { sayMoment } from "../../lib/dates";
import { get } from "../../lib/http";
import { act } from "../../ui/act";

interface Job {
  id: string;
  what: string;
  tries: number;
  error: string | null;
  run_at: string;
}

/** Work behind the scenes that was given up, with its reason: it can be tried again. Nothing where there is none. */
export function StuckWork() {
  const found = useQuery({
    queryKey: ["jobs", "failed"],
    queryFn: () => get<{ items: Job[] }>("/api/jobs?state=failed"),
  });
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  const nouns = ["jobs"];
  return (
    <section aria-labelledby="stuck-title">
      <h2 className="day" id="stuck-title">
        Work that got stuck
      </h2>
      <ol className="sent">
        {items.map(({ id, what, tries, error, run_at }) => (
          <li key={id} className="failed">
            <div>
              <p>{what}</p>
              <small>
                tried {tries} times, last {sayMoment(run_at)} · {error}
              </small>
            </div>
            <button
              type="button"
              className="small"
              onClick={() =>
                void act("POST", `/api/jobs/${id}/retry`, undefined, {
                  said: "It is tried again.",
                  nouns,
                  lasting: true,
                })
              }
            >
              Try again
            </button>
            <button
              type="button"
              className="small quiet"
              onClick={() =>
                void act("DELETE", `/api/jobs/${id}`, undefined, { said: "Given up.", nouns, lasting: true })
              }
            >
              Give up
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
