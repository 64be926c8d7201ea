import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sayDate } from "../../lib/dates";
import { get } from "../../lib/http";
import { go } from "../../lib/place";
import { sayRule } from "../../lib/recurrence";
import { sayMinutes } from "../../lib/things";
import { act } from "../../ui/act";
import { Dialog } from "../../ui/Dialog";
import { Trouble } from "../../ui/Trouble";
import { isOut, type Part, toggled } from "./parts";

interface Shown {
  name: string;
  description: string;
  parts: Part[];
}

/** dialog: all that a pack would make; what is not wanted is left out, then one click makes the rest. */
export function Preview({ pack, close }: { pack: string; close: () => void }) {
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const path = `/api/onboarding/packs/${pack}`;
  const found = useQuery({
    queryKey: ["start", "pack", pack],
    queryFn: () => get<Shown>(path),
    staleTime: 0,
  });
  const parts = found.data?.parts ?? [];
  const made = parts.filter((part) => part.ref === null && !isOut(part.path, without)).length;

  async function adopt() {
    setBusy(true);
    const done = await act<{ new: number }>(
      "POST",
      path,
      { without: [...without] },
      {
        said: ({ new: count }) => `Made ${count} things: ${found.data?.name}`,
        nouns: ["pillars"],
      },
    );
    setBusy(false);
    if (!done) return;
    close();
    go("tree");
  }

  return (
    <Dialog label={found.data ? `The pack ${found.data.name}` : "A pack"} className="pack" close={close}>
      <header>
        <h2>{found.data?.name}</h2>
        <p>{found.data?.description}</p>
      </header>
      <div className="scroll">
        {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
        <ul>
          {parts.map((part) => (
            <li key={part.path} className={`${part.level}${isOut(part.path, without) ? " out" : ""}`}>
              <label>
                <input
                  type="checkbox"
                  checked={!isOut(part.path, without)}
                  onChange={() => setWithout(toggled(part.path, parts, without))}
                />
                <span>{part.name}</span>
              </label>
              <small>{part.ref ? `is there: ${part.ref}` : noteOf(part)}</small>
            </li>
          ))}
        </ul>
      </div>
      <footer className="choices">
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button type="button" className="main" disabled={made === 0 || busy} onClick={() => void adopt()}>
          Make these {made} things
        </button>
      </footer>
    </Dialog>
  );
}

function noteOf({ due, minutes, recurrence }: Part): string {
  return [due && `by ${sayDate(due)}`, recurrence && sayRule(recurrence), minutes && sayMinutes(minutes)]
    .filter(Boolean)
    .join(" · ");
}
