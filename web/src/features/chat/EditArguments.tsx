import { type FormEvent, useId, useState } from "react";

type Arguments = Record<string, unknown>;

interface Props {
  given: Arguments;
  busy: boolean;
  approve: (changed: Arguments) => void;
  cancel: () => void;
}

/** form "Other arguments": one field for each; what does not fit, the server says. */
export function EditArguments({ given, busy, approve, cancel }: Props) {
  const id = useId();
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => [name, written(value)])),
  );
  const [wrong, setWrong] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    const changed: Arguments = {};
    for (const [name, value] of Object.entries(given)) {
      try {
        changed[name] = read(texts[name] ?? "", value);
      } catch {
        setWrong(`${labelOf(name)}: this can't be read as JSON.`);
        return;
      }
    }
    setWrong("");
    approve(changed);
  }

  return (
    <form
      className="edit-arguments"
      aria-label="Other arguments"
      onSubmit={submit}
      onKeyDown={({ key }) => key === "Escape" && cancel()}
    >
      {Object.entries(given).map(([name, value], at) => {
        const field = {
          id: `${id} ${name}`,
          value: texts[name] ?? "",
          autoFocus: at === 0,
          onChange: ({ target }: { target: { value: string } }) =>
            setTexts({ ...texts, [name]: target.value }),
        };
        return (
          <div key={name}>
            <label htmlFor={field.id}>
              {labelOf(name)} {isList(value) && <small>one per line</small>}
            </label>
            {typeof value === "boolean" ? (
              <select {...field}>
                <option value="true">yes</option>
                <option value="false">no</option>
              </select>
            ) : typeof value === "object" && value !== null ? (
              <textarea {...field} rows={Math.min(6, Math.max(2, field.value.split("\n").length))} />
            ) : (
              <input {...field} autoComplete="off" />
            )}
          </div>
        );
      })}
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      <div className="answers">
        <button type="submit" className="small main" disabled={busy}>
          Approve this
        </button>
        <button type="button" className="small" onClick={cancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function labelOf(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function written(value: unknown): string {
  if (isList(value)) return value.join("\n");
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}

/** What was written, as what was there: a list stays a list, a number a number. */
function read(text: string, before: unknown): unknown {
  if (isList(before)) return text.split("\n").flatMap((line) => line.trim() || []);
  if (typeof before === "boolean") return text === "true";
  if (typeof before === "number") return text.trim() && !Number.isNaN(Number(text)) ? Number(text) : text;
  if (typeof before === "string") return text;
  return text.trim() ? (JSON.parse(text) as unknown) : null;
}
