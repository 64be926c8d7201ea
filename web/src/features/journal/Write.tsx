import { useState } from "react";
import { ask } from "../../lib/http";
import { chord } from "../../lib/keys";
import { useOwnDay } from "../../lib/me";
import { act, sayProblem } from "../../ui/act";
import { Icon } from "../../ui/Icon";
import { toast } from "../../ui/toasts";
import { useHabits } from "./data";
import { whenUndone } from "./deeds";
import { bodyOf, type Draft, EMPTY, isBlank, isUntouched, joined } from "./draft";
import { useDraft } from "./drafts";
import { Editor } from "./Editor";
import type { Drafted, Entry } from "./records";
import { Sources } from "./Sources";

/** A new entry: kept in this browser until it is saved. */
export function Write() {
  const { kept, begin, change, read, end } = useDraft("new");
  const [busy, setBusy] = useState<"saving" | "drafting" | null>(null);
  const [failed, setFailed] = useState(false);
  const today = useOwnDay();
  const tier = useHabits().data?.tier ?? "full";
  const draft = kept?.now ?? EMPTY;
  const blank = isBlank(draft);

  /** A draft belongs to the day on which it was begun. */
  function write(fields: Partial<Draft>) {
    const begun = !draft.day && !isBlank({ ...draft, ...fields });
    change(begun ? { day: today, ...fields } : fields);
  }

  async function save() {
    if (busy) return;
    if (blank) return document.querySelector<HTMLElement>(".editor .words textarea")?.focus();
    setBusy("saving");
    const saved = await act<Entry>("POST", "/api/journal", bodyOf({ ...draft, day: draft.day || today }), {
      said: ({ ref, title }) => `Saved: ${title || ref}`,
      nouns: ["journal"],
    });
    setBusy(null);
    setFailed(!saved);
    if (!saved) return;
    end();
    whenUndone(() => isUntouched(read()) && begin(EMPTY, draft));
  }

  async function draftDay() {
    setBusy("drafting");
    try {
      const day = draft.day || today;
      const { value } = await ask<Drafted>("POST", "/api/journal/draft", { day });
      if (value.sources.length === 0) toast("There is nothing of this day yet to draft from.");
      else begin(EMPTY, joined(draft, value));
    } catch (error) {
      sayProblem(error);
    }
    setBusy(null);
  }

  function putAside() {
    end();
    setFailed(false);
    toast("Put aside.", { label: "Undo", run: () => begin(EMPTY, draft) });
  }

  return (
    <Editor
      label="New entry"
      fresh
      draft={draft}
      tier={tier}
      change={write}
      save={() => void save()}
      busy={busy !== null}
      under={draft.sources.length > 0 && <Sources sources={draft.sources} tier={draft.tier ?? tier} />}
    >
      <p className={failed ? "kept wrong" : "kept"} role="status">
        {failed
          ? "Not saved. Your words are kept in this browser: try again."
          : blank
            ? ""
            : "kept in this browser"}
      </p>
      {!isUntouched(draft) && (
        <button type="button" className="quiet small" onClick={putAside}>
          Put aside
        </button>
      )}
      <button type="button" className="small" disabled={busy !== null} onClick={() => void draftDay()}>
        <Icon name="bolt" size={15} />
        {busy === "drafting" ? "Drafting…" : "Draft from my day"}
      </button>
      <button
        type="button"
        className={blank ? "main blank" : "main"}
        title={`Save (${chord("Enter")})`}
        aria-disabled={busy !== null}
        onClick={() => void save()}
      >
        {busy === "saving" ? "Saving…" : "Save"}
      </button>
    </Editor>
  );
}
