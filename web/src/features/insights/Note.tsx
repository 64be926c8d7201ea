import { type FormEvent, useId, useState } from "react";
import { Dialog } from "../../ui/Dialog";
import { note } from "./deeds";
import { About } from "./Filters";

/** dialog "Note an insight": something that the user noticed themselves. */
export function Note({ close }: { close: () => void }) {
  const [title, setTitle] = useState("");
  const [summary, setSummary] = useState("");
  const [about, setAbout] = useState("");
  const [busy, setBusy] = useState(false);
  const id = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const noted = await note(title, summary, about);
    setBusy(false);
    if (noted) close();
  }

  return (
    <Dialog label="Note an insight" className="small" close={close}>
      <h2>What did you notice?</h2>
      <form className="note-form" onSubmit={(event) => void submit(event)}>
        <label htmlFor={`${id}-title`}>In a line</label>
        <input
          id={`${id}-title`}
          autoFocus
          required
          maxLength={200}
          placeholder="I plan too much for Mondays"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <label htmlFor={`${id}-summary`}>And what it means</label>
        <textarea
          id={`${id}-summary`}
          required
          rows={3}
          maxLength={5000}
          placeholder="Half of it is still there on Tuesday."
          value={summary}
          onChange={(event) => setSummary(event.target.value)}
        />
        <label htmlFor={`${id}-about`}>About</label>
        <About id={`${id}-about`} value={about} choose={setAbout}>
          My life as a whole
        </About>
        <div className="choices">
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" className="main" disabled={busy || !title.trim() || !summary.trim()}>
            Note it
          </button>
        </div>
      </form>
    </Dialog>
  );
}
