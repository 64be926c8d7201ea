import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { useOwnDay } from "../../lib/me";
import { useTags, useTemplates } from "./data";
import { type Draft, lengthOf, sayLength, withPrompts } from "./draft";
import { Feelings } from "./Feelings";
import { Growing } from "./Growing";
import { sayLongDay } from "./names";
import { Prompts, TemplatePicker } from "./Prompts";
import type { Tier as Level } from "./records";
import { Tags } from "./Tags";
import { Tier } from "./Tier";
import "./editor.css";
import "./fields.css";

interface Props {
  label: string;
  /** Whether it is written now, for a day that may be past. */
  fresh?: boolean;
  draft: Draft;
  /** What it is where the draft does not say. */
  tier: Level;
  change: (fields: Partial<Draft>) => void;
  save: () => void;
  busy: boolean;
  /** What stands beside the length: the buttons. */
  children: ReactNode;
  /** What stands under the words. */
  under?: ReactNode;
}

/** form: everything of one entry. It keeps nothing itself. */
export function Editor({ label, fresh = false, draft, tier, change, save, busy, children, under }: Props) {
  const templates = useTemplates().data ?? [];
  const known = useTags();
  const template = templates.find(({ code }) => code === draft.template);
  const text = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    const chorded = event.metaKey || event.ctrlKey;
    if (chorded) save();
    else if (!(event.target instanceof HTMLInputElement) || event.target.name !== "title") return;
    else text.current?.querySelector("textarea")?.focus();
    event.preventDefault();
  }

  return (
    <form
      className="editor"
      aria-label={label}
      aria-busy={busy}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <When fresh={fresh} draft={draft} change={change}>
        <TemplatePicker
          templates={templates}
          chosen={draft.template}
          choose={(taken) => change(withPrompts(draft, taken?.code ?? null, taken?.prompts ?? []))}
        />
      </When>
      <input
        name="title"
        className="title"
        aria-label="Title"
        placeholder="Title, if it wants one"
        maxLength={200}
        autoComplete="off"
        value={draft.title}
        onChange={({ target }) => change({ title: target.value })}
      />
      {template?.description && <p className="about">{template.description}</p>}
      {draft.answers.length > 0 && (
        <Prompts answers={draft.answers} change={(answers) => change({ answers })} />
      )}
      <div ref={text}>
        <Growing
          className="words"
          aria-label="Words"
          placeholder={draft.answers.length > 0 ? "Anything else" : "What is on your mind?"}
          value={draft.text}
          onChange={({ target }) => change({ text: target.value })}
        />
      </div>
      {under}
      <Feelings mood={draft.mood ?? "reflective"} energy={draft.energy ?? "moderate"} choose={change} />
      <Tags tags={draft.tags} known={known} change={(tags) => change({ tags })} />
      <Around draft={draft} change={change} />
      <Tier tier={draft.tier ?? tier} choose={(chosen) => change({ tier: chosen })} />
      <footer>
        <p className="length">{sayLength(lengthOf(draft))}</p>
        {children}
      </footer>
    </form>
  );
}

/** The day it counts for, today or one that is past. */
function When({ fresh, draft, change, children }: Pick<Props, "fresh" | "draft" | "change" | "children">) {
  const today = useOwnDay();
  const day = draft.day || today;
  return (
    <header>
      <h2>{sayLongDay(day, today)}</h2>
      <input
        type="date"
        aria-label="Day"
        max={today}
        value={day}
        onChange={({ target: { value } }) => value && value <= today && change({ day: value })}
      />
      {children}
      {fresh && day < today && (
        <p className="late">
          A late entry: it counts for that day.
          <button type="button" className="link" onClick={() => change({ day: today })}>
            Make it today’s
          </button>
        </p>
      )}
    </header>
  );
}

/** What it was like around: asked for when one wants to tell. */
function Around({ draft: { weather, location }, change }: Pick<Props, "draft" | "change">) {
  const id = useId();
  return (
    <details className="around" open={Boolean(weather || location) || undefined}>
      <summary>More</summary>
      <div>
        <label htmlFor={`${id} weather`}>Weather</label>
        <input
          id={`${id} weather`}
          maxLength={200}
          placeholder="Rain, 8°"
          value={weather}
          onChange={({ target }) => change({ weather: target.value })}
        />
        <label htmlFor={`${id} location`}>Place</label>
        <input
          id={`${id} location`}
          maxLength={200}
          placeholder="At home"
          value={location}
          onChange={({ target }) => change({ location: target.value })}
        />
      </div>
    </details>
  );
}
