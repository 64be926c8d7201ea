import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { get } from "../../lib/http";
import { openThing, place } from "../../lib/place";
import type { Insight } from "../../lib/records";
import { useStore } from "../../lib/store";
import { Icon } from "../../ui/Icon";
import { Trouble } from "../../ui/Trouble";
import { type Asked, EVERYTHING, inOrder, useBoard } from "./board";
import { Card } from "./Card";
import { look } from "./deeds";
import { Filters } from "./Filters";
import { Note } from "./Note";
import { Numbers } from "./Numbers";
import "./card.css";
import "./page.css";

const PAGE = 20;

/** region "Insights": all that was concluded, and noted, of this life; asked for, opened, kept, put aside and judged. */
export function Insights() {
  const [asked, setAsked] = useState(EVERYTHING);
  const [most, setMost] = useState(PAGE);
  const [noting, setNoting] = useState(false);
  const words = useDeferredValue(asked.words);
  const board = useBoard({ ...asked, words }, most);
  const items = inOrder(board.data?.items ?? []);
  const { named, card } = useNamed(board.isSuccess ? items : null);
  const shown = card ? [card, ...items] : items;

  function ask(more: Partial<Asked>) {
    setAsked({ ...asked, ...more });
    setMost(PAGE);
    if (named) openThing(null);
  }

  return (
    <section className="panel view insights-page" aria-labelledby="insights-title">
      <header>
        <h1 id="insights-title">Insights</h1>
        <button type="button" className="small" onClick={() => setNoting(true)}>
          <Icon name="add" size={15} />
          Note one
        </button>
        <Look />
      </header>
      <div className="scroll">
        <Filters asked={asked} ask={ask} />
        {board.isError && <Trouble error={board.error} retry={() => void board.refetch()} />}
        {board.isSuccess && shown.length === 0 && <Nothing asked={asked} all={() => ask(EVERYTHING)} />}
        <ul className="cards" aria-live="polite" aria-relevant="additions" aria-busy={board.isFetching}>
          {shown.map((each) => (
            <li key={each.ref}>
              <Card card={each} named={each.ref === named} />
            </li>
          ))}
        </ul>
        {board.data?.more && (
          <button type="button" className="link more-cards" onClick={() => setMost(most + PAGE)}>
            Show more
          </button>
        )}
        <Numbers />
      </div>
      {noting && <Note close={() => setNoting(false)} />}
    </section>
  );
}

/** The reference that the address names, and its card where that is not among those listed. */
function useNamed(items: readonly Insight[] | null) {
  const { thing } = useStore(place);
  const named = thing && /^I\d+$/.test(thing) ? thing : null;
  // Until the list is here, nobody knows what is not in it.
  const listed = items === null || items.some(({ ref }) => ref === named);
  const found = useQuery({
    queryKey: ["insights", "one", named],
    queryFn: () => get<Insight>(`/api/insights/${named}`),
    enabled: named !== null && !listed,
  });
  return { named, card: named && !listed ? found.data : undefined };
}

/** A button that has everything looked at now. */
function Look() {
  const [busy, setBusy] = useState(false);

  async function start() {
    setBusy(true);
    await look();
    setBusy(false);
  }

  return (
    <button type="button" className="small" disabled={busy} onClick={() => void start()}>
      <Icon name="search" size={15} />
      {busy ? "Looking…" : "Look now"}
    </button>
  );
}

function Nothing({ asked, all }: { asked: Asked; all: () => void }) {
  const narrowed = JSON.stringify(asked) !== JSON.stringify(EVERYTHING);
  if (!narrowed)
    return (
      <p className="empty">
        Nothing concluded yet. What Aurum notices of your days appears here, with what it rests on. Have it
        look now, or note something that you noticed yourself.
      </p>
    );
  return (
    <p className="empty">
      No insight fits.{" "}
      <button type="button" className="link" onClick={all}>
        Show all that hold now
      </button>
    </p>
  );
}
