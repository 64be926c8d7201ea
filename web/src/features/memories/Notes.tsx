import { useDeferredValue, useEffect, useState } from "react";
import { useOwnDay } from "../../lib/me";
import { useStore } from "../../lib/store";
import { wishedNote } from "../../lib/wish";
import { Confirm } from "../../ui/Confirm";
import { Trouble } from "../../ui/Trouble";
import { WordsField } from "../../ui/WordsField";
import { useNotes } from "./data";
import { removeNotesOf } from "./deeds";
import { NoteLine } from "./NoteLine";
import { bySource, wordsOf } from "./notes";
import "./notes.css";

const PAGE = 50;

/** Texts that Aurum was given to keep, newest first: who wrote them, when, and the file they came from. */
export function Notes() {
  const [words, setWords] = useState("");
  const [most, setMost] = useState(PAGE);
  const [leaving, setLeaving] = useState<string | null>(null);
  const today = useOwnDay();
  const wished = useStore(wishedNote);
  const found = useNotes(useDeferredValue(words.trim()), most);
  const listed = found.data?.items ?? [];
  const missing = found.isSuccess && wished !== null && !listed.some(({ id }) => id === wished.id);
  const again = useNotes(wordsOf(wished?.text ?? ""), PAGE, missing && !words);
  const sought = missing ? again.data?.items.filter(({ id }) => id === wished.id) : [];
  const items = [...(words ? [] : (sought ?? [])), ...listed];
  const named = items.find(({ id }) => id === wished?.id)?.id;

  useEffect(() => {
    if (!named) return;
    const line = document.getElementById(`note-${named}`);
    line?.scrollIntoView({ block: "center" });
    line?.focus({ preventScroll: true });
  }, [named]);

  return (
    <>
      <form
        role="search"
        aria-label="Notes"
        className="narrowing-memories"
        onSubmit={(event) => event.preventDefault()}
      >
        <WordsField
          className="search-field"
          placeholder="Find among your notes"
          value={words}
          change={setWords}
        />
      </form>
      {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <Nothing narrowed={words.trim() !== ""} />}
      {bySource(items).map(({ key, source, notes }) => (
        <section key={key} className="notes" aria-label={source || "Without a source"}>
          <h2>
            <span>{source || "Given without a name"}</span>
            {source && (
              <button type="button" className="link" onClick={() => setLeaving(source)}>
                Delete all of it…
              </button>
            )}
          </h2>
          <ul>
            {notes.map((each) => (
              <li key={each.id}>
                <NoteLine note={each} today={today} named={each.id === named} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {found.data?.more && (
        <button type="button" className="small" onClick={() => setMost(most + PAGE)}>
          Older notes
        </button>
      )}
      {leaving !== null && (
        <Confirm
          title={`Delete all from ${leaving}?`}
          text="Every note that came from there is deleted, those further down too."
          verb="Delete all"
          close={() => setLeaving(null)}
          act={() => void removeNotesOf(leaving)}
        />
      )}
    </>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  if (narrowed) return <p className="empty">No note holds these words.</p>;
  return (
    <div className="empty">
      <p>
        No notes yet. Texts that you give Aurum to keep, such as old letters or the export of a chat, lie here
        and are found by words and by meaning.
      </p>
      <pre>aurum remember letters.txt</pre>
    </div>
  );
}
