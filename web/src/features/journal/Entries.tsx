import { useEffect, useRef } from "react";
import { useOwnDay } from "../../lib/me";
import { openEntry } from "../../lib/place";
import { useStore } from "../../lib/store";
import { Icon } from "../../ui/Icon";
import { Trouble } from "../../ui/Trouble";
import { WordsField } from "../../ui/WordsField";
import { type Asked, asked, EVERYTHING, lastRead, shown, useEntries, useTags } from "./data";
import { sayLength } from "./draft";
import { byMonth, wordsOf } from "./entries";
import { MOODS, sayLongDay, sayMood } from "./names";
import type { Entry, Mood } from "./records";
import "./entries.css";

const PAGE = 20;

/** region "Entries": all that was written, newest day first, narrowed by words, mood, tag or day. */
export function Entries() {
  const most = useStore(shown);
  const today = useOwnDay();
  const wish = useStore(asked);
  const found = useEntries(wish, most);
  const items = found.data?.items ?? [];
  const narrowed = Object.values(wish).some(Boolean);
  return (
    <section className="entries" aria-labelledby="entries-title">
      <h2 id="entries-title">Entries</h2>
      <Filters wish={wish} today={today} />
      {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && (
        <p className="empty">
          {narrowed
            ? "Nothing of yours is like that."
            : "Nothing written yet. A few words are enough: the first entry stands above."}
        </p>
      )}
      {byMonth(items).map(({ name, days }) => (
        <section key={name} aria-label={name}>
          <h3>{name}</h3>
          <ol>
            {days.map(({ day, entries }) => (
              <li key={day}>
                <p className="date" title={sayLongDay(day, today)}>
                  <span className="unseen">{sayLongDay(day, today)}</span>
                  <strong aria-hidden="true">{Number(day.slice(8))}</strong>
                  <small aria-hidden="true">{sayLongDay(day, today).slice(0, 3)}</small>
                </p>
                <div>
                  {entries.map((entry) => (
                    <Line key={entry.id} entry={entry} />
                  ))}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {found.data?.more && (
        <button type="button" className="small more" onClick={() => shown.set(most + PAGE)}>
          Older entries
        </button>
      )}
    </section>
  );
}

/** search "Entries". */
function Filters({ wish, today }: { wish: Asked; today: string }) {
  const tags = useTags();
  const narrow = (fields: Partial<Asked>) => asked.set({ ...wish, ...fields });
  return (
    <form
      role="search"
      aria-label="Entries"
      className="narrowing"
      onSubmit={(event) => event.preventDefault()}
    >
      <WordsField
        className="words"
        placeholder="Search your journal"
        value={wish.words}
        change={(words) => narrow({ words })}
      />
      <select
        aria-label="Mood"
        value={wish.mood}
        onChange={({ target }) => narrow({ mood: target.value as Mood | "" })}
      >
        <option value="">Any mood</option>
        {MOODS.map(([mood, label]) => (
          <option key={mood} value={mood}>
            {label}
          </option>
        ))}
      </select>
      {(tags.length > 0 || wish.tag) && (
        <select aria-label="Tag" value={wish.tag} onChange={({ target }) => narrow({ tag: target.value })}>
          <option value="">Any tag</option>
          {[...new Set([...tags, ...(wish.tag ? [wish.tag] : [])])].map((tag) => (
            <option key={tag}>{tag}</option>
          ))}
        </select>
      )}
      {Object.values(wish).some(Boolean) && (
        <p role="status">
          {wish.day && <span>{sayLongDay(wish.day, today)}</span>}
          <button type="button" className="link" onClick={() => asked.set(EVERYTHING)}>
            Show all
          </button>
        </p>
      )}
    </form>
  );
}

/** Brings a line back into the middle of its list, and the focus to it. The page around it stays where it is. */
function findAgain(line: HTMLElement) {
  const list = line.closest(".scroll");
  const { top, height } = line.getBoundingClientRect();
  if (list) list.scrollTop += top - list.getBoundingClientRect().top - (list.clientHeight - height) / 2;
  line.focus({ preventScroll: true });
}

/** article named by its title or first words: what an entry is about; it opens to be read. */
function Line({ entry }: { entry: Entry }) {
  const { ref, title, mood, tags, tier, words, minutes } = entry;
  const said = wordsOf(entry);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (lastRead.get() !== ref) return;
    lastRead.set(null);
    if (opener.current) findAgain(opener.current);
  }, [ref]);

  return (
    <article className="entry-line" aria-label={title || said.slice(0, 60)}>
      <button ref={opener} type="button" className="open" onClick={() => openEntry(ref)}>
        {title && <strong>{title}</strong>}
        {said && <span>{said.slice(0, 400)}</span>}
      </button>
      <p className="meta">
        {tier === "never" && (
          <span title="No model ever reads it">
            <Icon name="lock" size={13} />
            <span className="unseen">private</span>
          </span>
        )}
        <span>{sayMood(mood)}</span>
        <span>{sayLength({ words, minutes })}</span>
        {tags.map((tag) => (
          <button
            key={tag}
            type="button"
            className="link"
            aria-label={`Only entries tagged ${tag}`}
            onClick={() => asked.set({ ...EVERYTHING, tag })}
          >
            #{tag}
          </button>
        ))}
      </p>
    </article>
  );
}
