import { type KeyboardEvent, type Ref, useEffect, useId, useState } from "react";
import type { Task } from "../../lib/records";
import { completionOf, type Level } from "../../lib/things";
import { act } from "../../ui/act";
import { Icon } from "../../ui/Icon";
import { toast } from "../../ui/toasts";

import type { Field, Thing } from "./fields";

/** Whether a new date is of this occurrence alone, where others follow. */
function Following({ on, set }: { on: boolean; set: (on: boolean) => void }) {
  return (
    <label className="following">
      <input type="checkbox" checked={on} onChange={(event) => set(event.target.checked)} />
      moves all that follow too
    </label>
  );
}

type Save = (fields: Record<string, unknown>, said: string) => unknown;

/** A field and its name; what is written is saved when it is left or by Enter, and Escape takes it back. */
export function FieldRow({ field, thing, save }: { field: Field; thing: Thing; save: Save }) {
  const id = useId();
  const label = field.label || field.placeholder || field.name;
  const known = field.show(thing);
  const [words, setWords] = useState(known);
  const [following, setFollowing] = useState(false);
  const series = field.name === "due" && thing.recurrence != null;
  useEffect(() => setWords(known), [known]);

  function keep(now: string = words) {
    if (now.trim() === known) return setWords(known);
    const value = field.read(now.trim());
    if (value === undefined) {
      toast(`“${now}” is nothing that fits ${label.toLowerCase()}.`);
      return setWords(known);
    }
    const all = series && following && value !== null ? { following } : {};
    void save(
      { [field.name]: value, ...all },
      `${label.toLowerCase()} ${now.trim() ? "changed" : "cleared"}`,
    );
  }

  const shared = {
    id,
    value: words,
    placeholder: field.placeholder ?? "",
    onChange: (event: { target: { value: string } }) => setWords(event.target.value),
    onBlur: () => keep(),
    onKeyDown(event: KeyboardEvent) {
      if (event.key === "Escape" && words !== known) {
        event.preventDefault();
        setWords(known);
      }
      if (event.key === "Enter" && (field.input === "line" || event.metaKey || event.ctrlKey)) keep();
    },
  };
  return (
    <div className={`field ${field.input}`}>
      <label htmlFor={id} className={field.label ? "" : "unseen"}>
        {label}
      </label>
      {field.input === "line" && <input {...shared} autoComplete="off" />}
      {series && <Following on={following} set={setFollowing} />}
      {field.input === "check" && (
        <input
          id={id}
          type="checkbox"
          checked={known === "yes"}
          onChange={() => keep(known === "yes" ? "no" : "yes")}
        />
      )}
      {field.input === "long" && (
        <textarea {...shared} rows={Math.min(14, Math.max(2, words.split("\n").length))} />
      )}
      {field.input === "choice" && (
        <select
          id={id}
          value={known}
          onChange={(event) => {
            setWords(event.target.value);
            keep(event.target.value);
          }}
        >
          {field.options?.map(([value, said]) => (
            <option key={value} value={value}>
              {said}
            </option>
          ))}
        </select>
      )}
      {field.input === "colour" && <Colour id={id} known={known} keep={keep} />}
    </div>
  );
}

function Colour({ id, known, keep }: { id: string; known: string; keep: (colour: string) => void }) {
  const [colour, setColour] = useState(known || "#c9962f");
  return (
    <span className="colour-field">
      <input
        id={id}
        type="color"
        value={colour}
        className={known ? "" : "unset"}
        onChange={(event) => setColour(event.target.value)}
        onBlur={() => colour !== (known || "#c9962f") && keep(colour)}
      />
      {known && (
        <button type="button" className="link" onClick={() => keep("")}>
          none
        </button>
      )}
    </span>
  );
}

interface TitleProps {
  ref: Ref<HTMLDivElement>;
  level: Level;
  thing: Thing;
  save: (words: string) => void;
}

/** The name, as large as it is important; a task has its circle beside it. */
export function TitleField({ ref, level, thing, save }: TitleProps) {
  const known = thing.title ?? thing.name ?? "";
  const [words, setWords] = useState(known);
  useEffect(() => setWords(known), [known]);
  const done = thing.completed_at != null && level === "task";

  function keep() {
    const now = words.replace(/\s+/g, " ").trim();
    if (!now || now === known) setWords(known);
    else save(now);
  }

  return (
    <div className={`thing-title${done ? " done" : ""}`} tabIndex={-1} ref={ref}>
      {level === "task" && (
        <button
          type="button"
          className="tick"
          aria-label={`${done ? "Reopen" : "Complete"} ${known}`}
          aria-pressed={done}
          onClick={() => {
            const { method, path, verb } = completionOf(thing as Task);
            void act(method, path, undefined, { said: `${verb}: ${known}` });
          }}
        >
          <Icon name="check" size={14} />
        </button>
      )}
      <textarea
        aria-label={level === "task" ? "Title" : "Name"}
        rows={Math.max(1, Math.ceil(words.length / 36))}
        value={words}
        maxLength={500}
        onChange={(event) => setWords(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            event.currentTarget.blur();
          }
          if (event.key === "Escape" && words !== known) {
            event.preventDefault();
            setWords(known);
          }
        }}
      />
    </div>
  );
}
