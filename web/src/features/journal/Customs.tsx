import { useState } from "react";
import { act } from "../../ui/act";
import { Dialog } from "../../ui/Dialog";
import { Icon } from "../../ui/Icon";
import { Setting } from "../../ui/Setting";
import { useHabits, useTemplates } from "./data";
import type { Habits, Template } from "./records";
import { TemplateForm } from "./TemplateForm";
import { Tier } from "./Tier";

/** dialog "Your journal": how often one wants to write, who may read it, and one's own templates. */
export function Customs({ close }: { close: () => void }) {
  const [editing, setEditing] = useState<Template | "new" | null>(null);
  return (
    <Dialog label="Your journal" className="customs" close={close}>
      <header>
        <h2>Your journal</h2>
        <button type="button" className="quiet square" aria-label="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="scroll">
        {editing ? (
          <TemplateForm template={editing === "new" ? null : editing} close={() => setEditing(null)} />
        ) : (
          <>
            <Usual />
            <Own edit={setEditing} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function Usual() {
  const { data: known } = useHabits();
  /** What was chosen and is on its way: shown at once. */
  const [wished, setWished] = useState<Partial<Habits>>({});
  if (!known) return null;
  const habits = { ...known, ...wished };

  async function save(fields: Partial<Habits>, said: string) {
    setWished((before) => ({ ...before, ...fields }));
    await act("PUT", "/api/journal/settings", fields, { said, nouns: ["journal"] });
    setWished((before) => without(before, fields));
  }

  return (
    <>
      <Setting label="Days a week" hint="So many days with an entry keep your streak going.">
        {(id) => (
          <select
            id={id}
            value={habits.per_week}
            onChange={({ target: { value } }) =>
              void save(
                { per_week: Number(value) },
                value === "7" ? "Every day counts now." : `${value} days a week are enough.`,
              )
            }
          >
            {[1, 2, 3, 4, 5, 6, 7].map((days) => (
              <option key={days} value={days}>
                {days === 7 ? "every day" : days === 1 ? "1 day" : `${days} days`}
              </option>
            ))}
          </select>
        )}
      </Setting>
      <div className="setting">
        <span>A new entry is</span>
        <Tier
          tier={habits.tier}
          choose={(tier) => void save({ tier }, "New entries begin so. Older ones stay as they are.")}
        />
      </div>
      <Setting
        label="Hosted models"
        hint="How an entry sounds is counted here, by its words. A hosted model hears tone better; it is shown full entries alone."
      >
        {(id) => (
          <select
            id={id}
            value={habits.model_reads ? "yes" : "no"}
            onChange={({ target: { value } }) =>
              void save(
                { model_reads: value === "yes" },
                value === "yes"
                  ? "A hosted model may say how full entries sound."
                  : "How entries sound is counted here alone.",
              )
            }
          >
            <option value="no">say nothing of how entries sound</option>
            <option value="yes">may say how full entries sound</option>
          </select>
        )}
      </Setting>
    </>
  );
}

/** The wishes but those that are still these. */
function without(wished: Partial<Habits>, fields: Partial<Habits>): Partial<Habits> {
  const given = new Map<string, unknown>(Object.entries(fields));
  return Object.fromEntries(Object.entries(wished).filter(([name, value]) => given.get(name) !== value));
}

/** list "Your own templates". */
function Own({ edit }: { edit: (template: Template | "new") => void }) {
  const own = (useTemplates().data ?? []).filter((each) => each.own);
  const drop = ({ code, name }: Template) =>
    void act("DELETE", `/api/journal/templates/${code}`, undefined, {
      said: `Deleted the template “${name}”. What was written by it stays.`,
      nouns: ["journal"],
    });
  return (
    <section>
      <h3>Your own templates</h3>
      {own.length === 0 && <p className="empty">Prompts of your own, for what you ask yourself often.</p>}
      <ul aria-label="Your own templates">
        {own.map((template) => (
          <li key={template.code}>
            <div>
              <p>{template.name}</p>
              <small>
                {template.prompts.length === 1 ? "1 prompt" : `${template.prompts.length} prompts`}
                {template.description && ` · ${template.description}`}
              </small>
            </div>
            <button
              type="button"
              className="small"
              aria-label={`Change ${template.name}`}
              onClick={() => edit(template)}
            >
              Change
            </button>
            <button
              type="button"
              className="small quiet"
              aria-label={`Delete the template ${template.name}`}
              onClick={() => drop(template)}
            >
              Delete
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="small" onClick={() => edit("new")}>
        <Icon name="add" size={15} />
        New template
      </button>
    </section>
  );
}
