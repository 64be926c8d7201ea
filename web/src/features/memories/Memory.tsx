import { go, place } from "../../lib/place";
import { useStore } from "../../lib/store";
import { Icon } from "../../ui/Icon";
import { Memories } from "./Memories";
import { Notes } from "./Notes";
import "./memory.css";

const PARTS = [
  ["memory", "Memories", "memory"],
  ["notes", "Notes", "note"],
] as const;

/** region "Memory": what Aurum knows of its user, and the texts that it was given to keep. */
export function Memory() {
  const { view } = useStore(place);
  return (
    <section className="panel view memory-page" aria-labelledby="memory-title">
      <header>
        <h1 id="memory-title">Memory</h1>
        <nav aria-label="Parts of the memory">
          {PARTS.map(([id, label, icon]) => (
            <button
              key={id}
              type="button"
              className="quiet"
              aria-current={view === id ? "page" : undefined}
              onClick={() => go(id)}
            >
              <Icon name={icon} size={16} />
              {label}
            </button>
          ))}
        </nav>
      </header>
      <div key={view} className="scroll">
        {view === "notes" ? <Notes /> : <Memories />}
      </div>
    </section>
  );
}
