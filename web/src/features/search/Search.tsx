import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useOwnDay } from "../../lib/me";
import { useMedia } from "../../lib/media";
import { useStore } from "../../lib/store";
import { sought } from "../../lib/wish";
import { Icon } from "../../ui/Icon";
import { Trouble } from "../../ui/Trouble";
import { asked, EVERYTHING } from "./asked";
import { useFound, useRested } from "./data";
import { Kinds, When } from "./Filters";
import { Hit } from "./Hit";
import type { Found } from "./merge";
import "./search.css";

/** region "Search": one field over everything that was ever said, written and noted here. */
export function Search() {
  const text = useStore(sought);
  const narrowed = useStore(asked);
  const words = useRested(text.trim());
  const today = useOwnDay();
  const found = useFound(words, narrowed, today);
  const sure = found.items.filter((each) => each.sure);
  const guesses = found.items.filter((each) => !each.sure);
  const [hasty, setHasty] = useState(false);
  const small = useMedia("(max-width: 560px)");
  const page = useRef<HTMLElement>(null);

  // Enter that comes before the answer means the answer, never what was found for other words.
  const ready = found.settled && words === text.trim();
  useEffect(() => {
    if (!hasty || !ready) return;
    setHasty(false);
    page.current?.querySelector<HTMLElement>(".hit")?.click();
  }, [hasty, ready]);

  /** Arrows walk from the field through what was found and back; Enter in the field opens the first. */
  function onKeyDown(event: KeyboardEvent) {
    const hits = [...(page.current?.querySelectorAll<HTMLElement>(".hit") ?? [])];
    const field = document.getElementById("search-words");
    const at = hits.indexOf(event.target as HTMLElement);
    const inField = event.target === field;
    if (!inField && at < 0) return;
    if (event.key === "ArrowDown") hits[Math.min(at + 1, hits.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? hits[at - 1] : field)?.focus();
    else if (event.key === "Escape" && !inField) field?.focus();
    else if (event.key === "Enter" && inField && !event.nativeEvent.isComposing) setHasty(true);
    else return;
    event.preventDefault();
  }

  return (
    <section
      ref={page}
      className="panel view search-page"
      aria-labelledby="search-title"
      onKeyDown={onKeyDown}
    >
      <header>
        <h1 id="search-title" className="unseen">
          Search
        </h1>
        <label className="field">
          <Icon name="search" size={20} />
          <input
            id="search-words"
            type="search"
            aria-label="Search everything"
            placeholder="Words, or a question: what helped me sleep?"
            autoComplete="off"
            maxLength={500}
            // biome-ignore lint/a11y/noAutofocus: the page was opened to write here
            autoFocus
            value={text}
            onChange={({ target }) => {
              setHasty(false);
              sought.set(target.value);
            }}
          />
        </label>
      </header>
      <div className="scroll" aria-busy={found.busy} data-stale={found.stale || undefined}>
        {!small && <Kinds />}
        <div className="outcome">
          <p role="status">
            <span>{outcome(words, sure.length, guesses.length, found.settled)}</span>
            {found.note && <span className="note-of-search">{found.note}</span>}
          </p>
          <div className="narrowing-hits">
            {small && <Kinds />}
            <When />
          </div>
        </div>
        {found.error && <Trouble error={found.error} retry={found.retry} />}
        {!words && <Examples />}
        {words && found.settled && !found.error && found.items.length === 0 && (
          <Nothing words={words} narrowed={JSON.stringify(narrowed) !== JSON.stringify(EVERYTHING)} />
        )}
        <List label="Found" items={sure} today={today} />
        {guesses.length > 0 && (
          <>
            {sure.length > 0 && <h2 className="guesses">Perhaps, by what it means</h2>}
            <List label="Perhaps" items={guesses} today={today} />
          </>
        )}
      </div>
    </section>
  );
}

function List({ label, items, today }: { label: string; items: readonly Found[]; today: string }) {
  if (items.length === 0) return null;
  return (
    <ol className="hits" aria-label={label}>
      {items.map((each) => (
        <li key={each.key}>
          <Hit found={each} today={today} />
        </li>
      ))}
    </ol>
  );
}

function outcome(words: string, sure: number, guesses: number, settled: boolean): string {
  if (!words) return "Tasks, journal, conversations, memories, notes: by their words, and by what they mean.";
  if (sure > 0) return sure === 1 ? "1 found" : `${sure} found, the best first`;
  if (guesses > 0) return settled ? `Nothing says “${words}”. This may come near it:` : "Searching…";
  return settled ? "" : "Searching…";
}

const EXAMPLES = ["what helped me sleep", "the book that somebody recommended", "half marathon"];

function Examples() {
  return (
    <div className="examples">
      {EXAMPLES.map((example) => (
        <button key={example} type="button" className="example" onClick={() => sought.set(example)}>
          {example}
        </button>
      ))}
    </div>
  );
}

function Nothing({ words, narrowed }: { words: string; narrowed: boolean }) {
  return (
    <p className="empty">
      Nothing of yours says “{words}” or means it.{" "}
      {narrowed && (
        <button type="button" className="link" onClick={() => asked.set(EVERYTHING)}>
          Search everywhere
        </button>
      )}
    </p>
  );
}
