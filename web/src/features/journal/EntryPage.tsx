import { useEffect, useRef, useState } from "react";
import { sayMoment } from "../../lib/dates";
import { chord } from "../../lib/keys";
import { useOwnDay } from "../../lib/me";
import { go } from "../../lib/place";
import { act } from "../../ui/act";
import { Icon } from "../../ui/Icon";
import { Trouble } from "../../ui/Trouble";
import { toast } from "../../ui/toasts";
import { asked, EVERYTHING, lastRead, useEntry } from "./data";
import { remove } from "./deeds";
import { changesOf, draftOf, isBlank, sayLength } from "./draft";
import { useDraft } from "./drafts";
import { Editor } from "./Editor";
import { MEANING, sayEnergy, sayLongDay, sayMood } from "./names";
import type { Entry } from "./records";
import "./page.css";

/** An entry alone: to read, to change where it stands, to delete. */
export function EntryPage({ reference }: { reference: string }) {
  const found = useEntry(reference);
  const { kept, begin, end } = useDraft(reference);
  const back = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    lastRead.set(reference);
    back.current?.focus();
  }, [reference]);

  return (
    <div className="entry-page">
      <button ref={back} type="button" className="link back" onClick={() => go("journal")}>
        <Icon name="chevron" size={14} />
        All entries
      </button>
      {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
      {found.data &&
        (kept ? (
          <Edit entry={found.data} />
        ) : (
          <Read entry={found.data} edit={() => begin(draftOf(found.data))} deleted={end} />
        ))}
    </div>
  );
}

/** article named by its title: an entry as it was written. */
function Read({ entry, edit, deleted }: { entry: Entry; edit: () => void; deleted: () => void }) {
  const { ref, title, text, day, mood, energy, answers, tags, tier, weather, location } = entry;
  const today = useOwnDay();

  async function drop() {
    if (!(await remove(entry))) return;
    deleted();
    lastRead.set(null);
    go("journal");
  }

  return (
    <article aria-label={title || sayLongDay(day, today)}>
      <header>
        <p className="when">
          <time dateTime={day}>{sayLongDay(day, today)}</time>
          <span className="ref">{ref}</span>
        </p>
        <button type="button" className="small" onClick={edit}>
          Edit
        </button>
        <button
          type="button"
          className="quiet square"
          aria-label="Delete this entry"
          title="Delete"
          onClick={() => void drop()}
        >
          <Icon name="trash" size={17} />
        </button>
      </header>
      {title && <h2 className="title">{title}</h2>}
      <p className="feeling">
        {[
          sayMood(mood),
          `${sayEnergy(energy).toLowerCase()} energy`,
          sayLength(entry),
          entry.feeling && `reads ${entry.feeling.replace("_", " ")}`,
          weather,
          location,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {text && <div className="prose">{text}</div>}
      {answers.map(({ prompt, answer }) => (
        <section key={prompt}>
          <h3>{prompt}</h3>
          <div className="prose">{answer}</div>
        </section>
      ))}
      <footer>
        {tags.map((tag) => (
          <button
            key={tag}
            type="button"
            className="link"
            onClick={() => {
              asked.set({ ...EVERYTHING, tag });
              go("journal");
            }}
          >
            #{tag}
          </button>
        ))}
        <p>
          <Icon name={tier === "never" ? "lock" : tier === "signals" ? "pattern" : "insight"} size={14} />
          {MEANING[tier]}
        </p>
        {changedLater(entry) && <p>Changed {sayMoment(entry.updated_at)}</p>}
      </footer>
    </article>
  );
}

function changedLater({ created_at, updated_at }: Entry): boolean {
  return Date.parse(updated_at) - Date.parse(created_at) > 60_000;
}

/** The same entry as fields. What was changed is kept in this browser until it is saved or put aside. */
function Edit({ entry }: { entry: Entry }) {
  const { kept, begin, change, end } = useDraft(entry.ref);
  const [busy, setBusy] = useState(false);
  const { now, from } = kept ?? { now: draftOf(entry), from: draftOf(entry) };
  const changes = changesOf(from, now);
  const changed = Object.keys(changes).length > 0;

  async function save() {
    if (busy || isBlank(now)) return;
    if (!changed) return end();
    setBusy(true);
    const saved = await act("PATCH", `/api/journal/${entry.ref}`, changes, {
      said: `Changed: ${now.title || entry.ref}`,
      nouns: ["journal"],
    });
    setBusy(false);
    if (saved) end();
  }

  function cancel() {
    end();
    if (changed) toast("Put aside.", { label: "Undo", run: () => begin(from, now) });
  }

  return (
    <Editor
      label={`Edit ${entry.ref}`}
      draft={now}
      tier={entry.tier}
      change={change}
      save={() => void save()}
      busy={busy}
    >
      <p className="kept" role="status">
        {changed && "kept in this browser"}
      </p>
      <button type="button" className="small" onClick={cancel}>
        Cancel
      </button>
      <button
        type="button"
        className="main"
        title={`Save (${chord("Enter")})`}
        disabled={busy || isBlank(now)}
        onClick={() => void save()}
      >
        {busy ? "Saving…" : "Save"}
      </button>
    </Editor>
  );
}
