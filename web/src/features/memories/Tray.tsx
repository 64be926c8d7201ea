import { type KeyboardEvent, useRef, useState } from "react";
import { useOwnDay } from "../../lib/me";
import { Correct } from "./Correct";
import { useMemories } from "./data";
import { accept, reject } from "./deeds";
import { Origin, Quote } from "./Quote";
import type { Memory } from "./records";
import { saySpan } from "./say";
import "./line.css";
import "./tray.css";

/** region "Is this so?": what Aurum would keep in mind, and waits for a yes. */
export function Tray({ forget }: { forget: (memory: Memory) => void }) {
  const found = useMemories("proposed", "", 50);
  const list = useRef<HTMLUListElement>(null);
  const items = found.data?.items ?? [];

  /** Where one was answered, the next one is at hand. */
  function next(at: number) {
    requestAnimationFrame(() => {
      const left = list.current?.querySelectorAll<HTMLElement>("[data-proposal]");
      const to = left?.[Math.min(at, left.length - 1)] ?? document.getElementById("remember");
      to?.focus();
    });
  }

  if (items.length === 0) return null;
  return (
    <section className="tray" aria-labelledby="tray-title">
      <h2 id="tray-title">
        Is this so? <small>{items.length}</small>
      </h2>
      <ul ref={list}>
        {items.map((each, at) => (
          <li key={each.ref}>
            <Proposal memory={each} forget={() => forget(each)} next={() => next(at)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Props {
  memory: Memory;
  forget: () => void;
  next: () => void;
}

/** group named by its text: a proposal. A accepts, C corrects, R rejects, F forgets, arrows go to the next. */
function Proposal({ memory, forget, next }: Props) {
  const [correcting, setCorrecting] = useState(false);
  const [busy, setBusy] = useState(false);
  const today = useOwnDay();
  const { ref, text, source } = memory;
  const span = saySpan(memory);

  async function answer(by: typeof accept) {
    if (busy) return;
    setBusy(true);
    const done = await by(memory);
    setBusy(false);
    if (done) next();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { key, ctrlKey, metaKey, altKey, currentTarget } = event;
    const deed = DEEDS[key];
    const beside = key === "ArrowDown" ? "nextElementSibling" : "previousElementSibling";
    if (ctrlKey || metaKey || altKey) return;
    if (key.startsWith("Arrow") && /Up|Down/.test(key))
      currentTarget.closest("li")?.[beside]?.querySelector<HTMLElement>("[data-proposal]")?.focus();
    else if (deed === "correct") setCorrecting(true);
    else if (deed === "forget") forget();
    else if (deed) void answer(deed);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  if (correcting)
    return (
      <Correct
        memory={memory}
        close={() => {
          setCorrecting(false);
          next();
        }}
      />
    );
  return (
    <div
      role="group"
      className="memory"
      data-proposal
      aria-label={text}
      aria-keyshortcuts="a c r f"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one key answers it
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <p className="text">{text}</p>
      <Quote memory={memory} />
      <p className="meta">
        {span && <span className="span">{span}</span>}
        <Origin source={source} today={today} />
        <span className="ref">{ref}</span>
      </p>
      <p className="verdicts">
        <button type="button" className="small main" disabled={busy} onClick={() => void answer(accept)}>
          Accept <kbd>A</kbd>
        </button>
        <button type="button" className="small" disabled={busy} onClick={() => setCorrecting(true)}>
          Correct <kbd>C</kbd>
        </button>
        <button type="button" className="small" disabled={busy} onClick={() => void answer(reject)}>
          Reject <kbd>R</kbd>
        </button>
      </p>
    </div>
  );
}

const DEEDS: Record<string, typeof accept | "correct" | "forget"> = {
  a: accept,
  c: "correct",
  r: reject,
  f: "forget",
};
