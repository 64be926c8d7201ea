import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { getSome } from "../../lib/http";
import { useNow } from "../../lib/me";
import { Icon } from "../../ui/Icon";
import { OperationLine } from "../../ui/OperationLine";
import { Trouble } from "../../ui/Trouble";

interface Entry {
  operation: string;
  label: string;
  created_at: string;
  undone: boolean;
  kind: "change" | "undo" | "redo" | "upkeep";
  what: string[];
}

/** What happened to one thing, newest first, asked for when it is opened. */
export function Past({ reference }: { reference: string }) {
  const [open, setOpen] = useState(false);
  const now = useNow();
  const id = useId();
  const found = useQuery({
    queryKey: ["history", reference],
    queryFn: () => getSome<Entry>(`/api/things/${reference}/history`, 50),
    enabled: open,
  });
  return (
    <section className="past" aria-label="History">
      <h3>
        <button
          type="button"
          className="quiet"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          History
          <Icon name="chevron" size={14} />
        </button>
      </h3>
      <ol id={id} hidden={!open}>
        {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {found.data?.items.map(({ operation, ...entry }) => (
          <OperationLine key={operation} operation={{ ...entry, id: operation, changes: 1 }} now={now} />
        ))}
      </ol>
    </section>
  );
}
