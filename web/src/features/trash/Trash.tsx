import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sayAgo } from "../../lib/dates";
import { getSome } from "../../lib/http";
import { useNow } from "../../lib/me";
import { act } from "../../ui/act";
import { Confirm } from "../../ui/Confirm";
import { Trouble } from "../../ui/Trouble";
import "./trash.css";

interface Deleted {
  id: string;
  ref: string;
  level: string;
  name: string;
  place: string[];
  deleted_at: string;
  /** How many things went along with it. */
  below: number;
}

const PAGE = 100;
const LIFE = ["pillars", "areas", "projects", "tasks"];

/** region "Trash": what was deleted within 30 days. It comes back whole, or goes for good. */
export function Trash() {
  const [most, setMost] = useState(PAGE);
  const [ending, setEnding] = useState<Deleted | "all" | null>(null);
  const now = useNow();
  const found = useQuery({
    queryKey: ["trash", most],
    queryFn: () => getSome<Deleted>("/api/trash", most),
    placeholderData: (known) => known,
  });
  const items = found.data?.items ?? [];
  const restore = ({ ref, name }: Deleted) =>
    void act("PUT", `/api/trash/${ref}/restoration`, undefined, {
      said: `Restored ${ref} ${name}`,
      nouns: LIFE,
    });

  return (
    <section className="panel view" aria-labelledby="trash-title">
      <header>
        <h1 id="trash-title">Trash</h1>
        {items.length > 0 && (
          <button type="button" className="small wrong" onClick={() => setEnding("all")}>
            Empty the trash
          </button>
        )}
      </header>
      <div className="scroll">
        {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {found.isSuccess && items.length === 0 && (
          <p className="empty">The trash is empty. What is deleted lies here for 30 days.</p>
        )}
        <ul className="trash">
          {items.map((thing) => (
            <li key={thing.id}>
              <div>
                <p>
                  {thing.name} <span className="ref">{thing.ref}</span>
                </p>
                <small>
                  {thing.level}
                  {thing.place.length > 0 && ` in ${thing.place.join(" › ")}`}
                  {thing.below > 0 && `, with ${thing.below} more`} · deleted {sayAgo(thing.deleted_at, now)}
                </small>
              </div>
              <button
                type="button"
                className="small"
                aria-label={`Restore ${thing.name}`}
                onClick={() => restore(thing)}
              >
                Restore
              </button>
              <button
                type="button"
                className="small quiet"
                aria-label={`Delete ${thing.name} forever`}
                onClick={() => setEnding(thing)}
              >
                Delete forever
              </button>
            </li>
          ))}
        </ul>
        {found.data?.more && (
          <button type="button" className="link" onClick={() => setMost(most + PAGE)}>
            More
          </button>
        )}
      </div>
      {ending && (
        <Confirm
          title={ending === "all" ? "Empty the trash?" : `Delete ${ending.name} forever?`}
          text="It is gone for good then: no undo brings it back."
          verb={ending === "all" ? "Empty the trash" : "Delete forever"}
          close={() => setEnding(null)}
          act={() =>
            void act("DELETE", ending === "all" ? "/api/trash" : `/api/trash/${ending.ref}`, undefined, {
              said: ending === "all" ? "The trash is empty." : `${ending.name} is gone for good.`,
              nouns: ["trash", "operations"],
              lasting: true,
            })
          }
        />
      )}
    </section>
  );
}
