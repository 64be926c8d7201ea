import { type FormEvent, useState } from "react";
import { act } from "../../ui/act";
import { Growing } from "./Growing";
import type { Template } from "./records";

const ROOM = 5;

/** form: a template's name, what it is for, and its prompts, one in each line. */
export function TemplateForm({ template, close }: { template: Template | null; close: () => void }) {
  const [name, setName] = useState(template?.name ?? "");
  const [description, setDescription] = useState(template?.description ?? "");
  const [prompts, setPrompts] = useState(() => padded(template?.prompts ?? []));
  const asked = [...new Set(prompts.map((each) => each.trim()).filter(Boolean))];
  const whole = name.trim() !== "" && asked.length > 0;

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!whole) return;
    const body = { name: name.trim(), description: description.trim(), prompts: asked };
    const path = `/api/journal/templates${template ? `/${template.code}` : ""}`;
    const said = `Saved the template “${body.name}”.`;
    if (await act(template ? "PATCH" : "POST", path, body, { said, nouns: ["journal"] })) close();
  }

  function write(at: number, prompt: string) {
    const changed = prompts.map((each, index) => (index === at ? prompt : each));
    setPrompts(changed.every(Boolean) && changed.length < 20 ? [...changed, ""] : changed);
  }

  return (
    <form
      className="own-template"
      aria-label={template ? `Change ${template.name}` : "New template"}
      onSubmit={(event) => void save(event)}
    >
      <h3>{template ? "Change the template" : "New template"}</h3>
      <label>
        Name
        {/* biome-ignore lint/a11y/noAutofocus: it was opened to write here */}
        <input autoFocus maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />
      </label>
      <label>
        What it is for
        <input maxLength={2000} value={description} onChange={({ target }) => setDescription(target.value)} />
      </label>
      <fieldset>
        <legend>Prompts</legend>
        {prompts.map((prompt, index) => (
          <Growing
            // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is known by its place alone
            key={index}
            aria-label={`Prompt ${index + 1}`}
            placeholder={index === 0 ? "What do you want to ask yourself?" : ""}
            maxLength={500}
            value={prompt}
            onChange={({ target }) => write(index, target.value.replace(/\n/g, " "))}
          />
        ))}
      </fieldset>
      <div className="choices">
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button type="submit" className="main" disabled={!whole}>
          Save
        </button>
      </div>
    </form>
  );
}

function padded(prompts: readonly string[]): string[] {
  return [...prompts, ...Array.from({ length: Math.max(1, ROOM - prompts.length) }, () => "")];
}
