import { useStore } from "../../lib/store";
import { Chip } from "../../ui/Chip";
import { WordsField } from "../../ui/WordsField";
import { type Asked, asked } from "./data";
import type { Memory } from "./records";
import { KINDS } from "./say";

/** search "Memories": words, kind, and whether what no longer holds is shown too. */
export function Filters({ items }: { items: readonly Memory[] }) {
  const wish = useStore(asked);
  const narrow = (fields: Partial<Asked>) => asked.set({ ...wish, ...fields });
  const shown = KINDS.filter(([kind]) => kind === wish.kind || items.some((each) => each.kind === kind));
  return (
    <form
      role="search"
      aria-label="Memories"
      className="narrowing-memories"
      onSubmit={(event) => event.preventDefault()}
    >
      <WordsField
        className="search-field"
        placeholder="Find among them"
        value={wish.words}
        change={(words) => narrow({ words })}
      />
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          aria-checked={wish.ended}
          checked={wish.ended}
          onChange={({ target }) => narrow({ ended: target.checked })}
        />
        <span>What was replaced</span>
      </label>
      <div className="chips" role="radiogroup" aria-label="Kind">
        <Chip name="kind-of-memory" checked={wish.kind === ""} choose={() => narrow({ kind: "" })}>
          All <small>{items.length}</small>
        </Chip>
        {shown.map(([kind, title]) => (
          <Chip key={kind} name="kind-of-memory" checked={wish.kind === kind} choose={() => narrow({ kind })}>
            {title} <small>{items.filter((each) => each.kind === kind).length}</small>
          </Chip>
        ))}
      </div>
    </form>
  );
}
