import { useCallback } from "react";
import { useMe } from "../../lib/me";
import { rememberedStore, useStore } from "../../lib/store";
import { type Draft, EMPTY } from "./draft";

const KEY = "aurum.journal";

/** What is being written, and what it was before. */
interface Kept {
  from: Draft;
  now: Draft;
}

/** What was not saved yet, of each who signs in here: "<user> new", "<user> J12". This browser keeps it until then. */
const kept = rememberedStore<Readonly<Record<string, Kept>>>(KEY, {});

// Another tab of this browser writes on the same.
addEventListener("storage", ({ key, newValue }) => {
  if (key === KEY && newValue) kept.set(JSON.parse(newValue) as Record<string, Kept>);
});

/** A draft that stays until it is saved or put aside. `name` is "new", or the entry that is edited. */
export function useDraft(name: string) {
  const key = `${useMe().id} ${name}`;
  const found = useStore(kept)[key];
  const begin = useCallback((from: Draft, now: Draft = from) => keep(key, { from, now }), [key]);
  /** Changes what it is then, not what it was when it was drawn. */
  const change = useCallback(
    (fields: Partial<Draft>) => {
      const { from, now } = kept.get()[key] ?? { from: EMPTY, now: EMPTY };
      keep(key, { from, now: { ...now, ...fields } });
    },
    [key],
  );
  /** What is kept now, where it may have changed since this was drawn. */
  const read = useCallback(() => kept.get()[key]?.now ?? EMPTY, [key]);
  const end = useCallback(() => keep(key, null), [key]);
  return { kept: found ?? null, begin, change, read, end };
}

function keep(key: string, draft: Kept | null) {
  const { [key]: _, ...others } = kept.get();
  kept.set(draft ? { ...others, [key]: draft } : others);
}
