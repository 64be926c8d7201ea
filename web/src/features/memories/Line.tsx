import { useState } from "react";
import { useOwnDay } from "../../lib/me";
import { openMemory, place } from "../../lib/place";
import { useStore } from "../../lib/store";
import { Icon } from "../../ui/Icon";
import { Correct } from "./Correct";
import { accept } from "./deeds";
import { Past } from "./Past";
import { Origin, Quote } from "./Quote";
import type { Memory } from "./records";
import { saySpan } from "./say";
import "./line.css";

/** article named by its text: something known, how long it holds, where it comes from, what it replaced. */
export function Line({ memory, forget }: { memory: Memory; forget: () => void }) {
  const [correcting, setCorrecting] = useState(false);
  const [past, setPast] = useState(false);
  const today = useOwnDay();
  const { thing } = useStore(place);
  const { ref, text, state, source, replaces, replaced_by: by } = memory;
  const span = saySpan(memory);
  const holds = state === "active";

  /** Where it was corrected, the new wording is where one stands. */
  function end(at: string) {
    setCorrecting(false);
    requestAnimationFrame(() => document.getElementById(`memory-${at}`)?.focus());
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || (target as HTMLElement).matches("input, textarea, select")) return;
    if (key === "c" && holds) setCorrecting(true);
    else if (key === "f") forget();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  if (correcting) return <Correct memory={memory} close={end} />;
  return (
    <article
      id={`memory-${ref}`}
      className="memory"
      data-state={state}
      data-named={thing === ref || undefined}
      aria-label={text}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <p className="text">{text}</p>
      <Quote memory={memory} />
      <p className="meta">
        {span && <span className="span">{span}</span>}
        <Origin source={source} today={today} />
        {replaces && (
          <button type="button" className="link" aria-expanded={past} onClick={() => setPast(!past)}>
            Replaced {replaces}
            <Icon name="chevron" size={13} />
          </button>
        )}
        {by && (
          <button type="button" className="link" onClick={() => openMemory(by)}>
            Replaced by {by}
          </button>
        )}
        {state === "rejected" && <span>rejected</span>}
        <span className="ref">{ref}</span>
      </p>
      {past && <Past of={ref} />}
      <div className="actions">
        {state === "rejected" && (
          <button type="button" className="small" onClick={() => void accept(memory)}>
            Accept after all
          </button>
        )}
        {holds && (
          <button
            type="button"
            className="quiet square"
            aria-label={`Correct: ${text}`}
            aria-keyshortcuts="c"
            title="Correct (C)"
            onClick={() => setCorrecting(true)}
          >
            <Icon name="edit" size={16} />
          </button>
        )}
        <button
          type="button"
          className="quiet square"
          aria-label={`Forget: ${text}`}
          aria-keyshortcuts="f"
          title="Forget (F)"
          onClick={forget}
        >
          <Icon name="trash" size={16} />
        </button>
      </div>
    </article>
  );
}
