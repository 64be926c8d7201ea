import { Trouble } from "../../ui/Trouble";
import { useMemory } from "./data";
import { sayDay, saySpan } from "./say";

/** list "What it replaced": what was known before, newest first. */
export function Past({ of }: { of: string }) {
  const found = useMemory(of);
  if (found.isError) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  return (
    <ol className="before" aria-label="What it replaced" aria-busy={found.isPending}>
      {found.data?.history.map((each) => (
        <li key={each.ref}>
          <p>{each.text}</p>
          <small>
            {saySpan(each) || `learned on ${sayDay(each.learned_at)}`} <span className="ref">{each.ref}</span>
          </small>
        </li>
      ))}
    </ol>
  );
}
