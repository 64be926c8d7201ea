import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { getAll } from "../../lib/http";
import { openThing } from "../../lib/place";
import { act } from "../../ui/act";
import { Dialog } from "../../ui/Dialog";
import { PlacePicker, type Target } from "../../ui/PlacePicker";
import { Trouble } from "../../ui/Trouble";
import "./templates.css";

interface Template {
  id: string;
  ref: string;
  name: string;
  description: string;
  level: "project" | "task";
  /** How many tasks lie in it. */
  tasks: number;
  /** How long it takes, 0 without dates. */
  days: number;
}

/** region "Templates": saved shapes of projects and tasks, to be used again from a day on. */
export function Templates() {
  const [using, setUsing] = useState<Template | null>(null);
  const found = useQuery({ queryKey: ["templates"], queryFn: () => getAll<Template>("/api/templates") });
  const items = found.data ?? [];
  const remove = ({ ref, name }: Template) =>
    void act("DELETE", `/api/templates/${ref}`, undefined, {
      said: `Deleted the template “${name}”`,
      nouns: ["templates"],
    });
  return (
    <section className="panel view" aria-labelledby="templates-title">
      <header>
        <h1 id="templates-title">Templates</h1>
      </header>
      <div className="scroll">
        {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {found.isSuccess && items.length === 0 && (
          <p className="empty">
            No template yet. In the tree, the menu of a project or a task saves it as one, with all that lies
            under it.
          </p>
        )}
        <ul className="templates">
          {items.map((template) => (
            <li key={template.id}>
              <div>
                <p>{template.name}</p>
                <small>
                  {template.level} {sayExtent(template)}
                  {template.description && ` · ${template.description}`}
                </small>
              </div>
              <button
                type="button"
                className="small"
                aria-label={`Use ${template.name}`}
                onClick={() => setUsing(template)}
              >
                Use
              </button>
              <button
                type="button"
                className="small quiet"
                aria-label={`Delete the template ${template.name}`}
                onClick={() => remove(template)}
              >
                Delete
              </button>
            </li>
          ))}
        </ul>
      </div>
      {using && <Use template={using} close={() => setUsing(null)} />}
    </section>
  );
}

function sayExtent({ tasks, days }: Template): string {
  const of = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
  return [tasks > 0 && `with ${of(tasks, "task")}`, days > 0 && `over ${of(days, "day")}`]
    .filter(Boolean)
    .join(" ");
}

function Use({ template, close }: { template: Template; close: () => void }) {
  const [name, setName] = useState(template.name);
  const [start, setStart] = useState("");
  const [to, setTo] = useState<Target | null>(null);
  const [asking, setAsking] = useState(false);

  async function use(event: FormEvent) {
    event.preventDefault();
    const body = {
      name: name.trim() || template.name,
      ...(start.trim() ? { start: start.trim() } : {}),
      ...(to ? { to: to.ref } : {}),
    };
    const made = await act<{ thing: { ref: string } }>("POST", `/api/templates/${template.ref}/use`, body, {
      said: ({ thing: { ref } }) => `Made ${ref} ${body.name}`,
      nouns: ["projects", "tasks"],
    });
    if (!made) return;
    close();
    openThing(made.value.thing.ref);
  }

  return (
    <Dialog label={`Use ${template.name}`} className="small" close={close}>
      <form className="use" onSubmit={(event) => void use(event)}>
        <h2>Use {template.name}</h2>
        <label>
          Name
          <input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </label>
        <label>
          Starts
          <input
            value={start}
            maxLength={100}
            placeholder="today, next monday…"
            onChange={(event) => setStart(event.target.value)}
          />
        </label>
        <div className="to">
          In
          <button type="button" onClick={() => setAsking(true)}>
            {to?.name ?? "Not filed yet"}
          </button>
        </div>
        <div className="choices">
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" className="main">
            Make it
          </button>
        </div>
      </form>
      {asking && (
        <PlacePicker
          level={template.level}
          name={template.name}
          close={() => setAsking(false)}
          pick={setTo}
        />
      )}
    </Dialog>
  );
}
