import { useDeferredValue, useEffect, useState } from "react";
import { openThing, place } from "../../lib/place";
import { makeStore, useStore } from "../../lib/store";
import { Trouble } from "../../ui/Trouble";
import { Add } from "./Add";
import { asked, EVERYTHING, useMemories, useMemory } from "./data";
import type { Target } from "./deeds";
import { Filters } from "./Filters";
import { Forget } from "./Forget";
import { Learning } from "./Learning";
import { Line } from "./Line";
import type { Memory } from "./records";
import { KINDS } from "./say";
import { Tray } from "./Tray";

const PAGE = 200;

/** What is to be forgotten, while it is asked whether. */
const forgetting = makeStore<{ target: Target; text: string } | null>(null);

const askFor = ({ ref, text }: Memory) => forgetting.set({ target: { refs: [ref] }, text });

/** All that is known: what waits for a yes on top, then what holds, by kind; what held once on demand. */
export function Memories() {
  const [most, setMost] = useState(PAGE);
  const wish = useStore(asked);
  const leaving = useStore(forgetting);
  const words = useDeferredValue(wish.words.trim());
  const active = useMemories("active", words, most);
  const replaced = useMemories("superseded", words, most, wish.ended);
  const rejected = useMemories("rejected", words, most, wish.ended);
  const items = active.data?.items ?? [];
  const ended = wish.ended ? [...(replaced.data?.items ?? []), ...(rejected.data?.items ?? [])] : [];
  const fits = ({ kind }: Memory) => !wish.kind || kind === wish.kind;
  const shown = [...items, ...ended].filter(fits);
  const narrowed = words !== "" || wish.kind !== "";
  return (
    <>
      <Learning />
      <Tray forget={askFor} />
      <Add />
      {(items.length > 0 || narrowed || wish.ended) && <Filters items={items} />}
      <Named known={active.isSuccess ? shown : null} />
      {active.isError && <Trouble error={active.error} retry={() => void active.refetch()} />}
      {active.isSuccess && shown.length === 0 && <Nothing narrowed={narrowed} />}
      {KINDS.map(([kind, title]) => {
        const group = items.filter((each) => each.kind === kind && fits(each));
        return group.length > 0 && <Group key={kind} title={title} memories={group} />;
      })}
      {ended.some(fits) && <Group title="No longer so" memories={ended.filter(fits)} />}
      {[active, replaced, rejected].some(({ data }) => data?.more) && (
        <button type="button" className="small" onClick={() => setMost(most + PAGE)}>
          Older memories
        </button>
      )}
      {words && (
        <p className="forget-words">
          <button
            type="button"
            className="link harms"
            onClick={() => forgetting.set({ target: { about: words }, text: words })}
          >
            Forget everything that says “{words}”…
          </button>
        </p>
      )}
      {leaving && <Forget {...leaving} close={() => forgetting.set(null)} />}
    </>
  );
}

function Group({ title, memories }: { title: string; memories: readonly Memory[] }) {
  return (
    <section className="memories" aria-label={title}>
      <h2>
        {title} <small>{memories.length}</small>
      </h2>
      <ul>
        {memories.map((each) => (
          <li key={each.ref}>
            <Line memory={each} forget={() => askFor(each)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The memory that the address names: shown by itself where it is not among those listed, else gone to. */
function Named({ known }: { known: readonly Memory[] | null }) {
  const { thing } = useStore(place);
  const named = thing && /^M\d+$/.test(thing) ? thing : null;
  // Until the list is here, nobody knows what is not in it.
  const listed = known ? known.some(({ ref }) => ref === named) : null;
  const found = useMemory(listed === false ? named : null);
  const { data } = found;
  useEffect(() => {
    if (!named || !(listed || data)) return;
    const line = document.getElementById(`memory-${named}`);
    line?.scrollIntoView({ block: "center" });
    line?.focus({ preventScroll: true });
  }, [named, data, listed]);
  if (!named || listed !== false) return null;
  if (found.isError) return <Trouble error={found.error} retry={() => openThing(null)} />;
  if (!data || data.state === "proposed") return null;
  return <Line memory={data} forget={() => askFor(data)} />;
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  if (!narrowed)
    return (
      <p className="empty">
        Aurum knows nothing of you yet. Tell it above, or just talk with it: what you say of yourself appears
        here, with where it comes from.
      </p>
    );
  return (
    <p className="empty" role="status">
      Nothing known is like that.{" "}
      <button type="button" className="link" onClick={() => asked.set(EVERYTHING)}>
        Show all
      </button>
    </p>
  );
}
