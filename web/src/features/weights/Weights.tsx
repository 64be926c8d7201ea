import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Preferences, Weight } from "../../lib/hrm";
import { get } from "../../lib/http";
import { act } from "../../ui/act";
import { Setting } from "../../ui/Setting";
import { Trouble } from "../../ui/Trouble";
import { changes, type Draft, NOTHING } from "./draft";
import { Manner } from "./Manner";
import { Opinions } from "./Opinions";
import { Preview, sayMoves, usePreview } from "./Preview";
import { Slider } from "./Slider";
import "./weights.css";

const OPTIMA: Record<Preferences["optimization"], string> = {
  balance: "Balance: every rule as it is",
  focus: "Focus: stay with one thing",
  exploration: "Exploration: learn, and change between things",
  efficiency: "Efficiency: what frees other things, at the right hour",
  wellbeing: "Wellbeing: an even life, by your energy",
};

/** region "How priorities are weighed": a slider a rule beside what Today would look like; saved as one. */
export function Weights() {
  const [draft, setDraft] = useState<Draft>(NOTHING);
  const [saving, setSaving] = useState(false);
  const weights = useQuery({ queryKey: ["weights"], queryFn: () => get<Weight[]>("/api/weights") });
  const preferences = useQuery({
    queryKey: ["preferences"],
    queryFn: () => get<Preferences>("/api/preferences"),
  });
  const preview = usePreview(draft);
  const failed = weights.error ?? preferences.error;
  const count = changes(draft);

  async function save() {
    setSaving(true);
    const { weights: changed, optimization } = draft;
    const done = await act(
      "PATCH",
      "/api/preferences",
      {
        ...(Object.keys(changed).length > 0 ? { weights: changed } : {}),
        ...(optimization ? { optimization } : {}),
      },
      { said: "Priorities are weighed anew.", nouns: ["preferences"] },
    );
    if (done) setDraft(NOTHING);
    setSaving(false);
  }

  return (
    <section className="panel view weights" aria-labelledby="weights-title">
      <header>
        <h1 id="weights-title">How priorities are weighed</h1>
      </header>
      <div className="scroll">
        {failed && (
          <Trouble
            error={failed}
            retry={() => {
              void weights.refetch();
              void preferences.refetch();
            }}
          />
        )}
        <p className="intro">
          Each rule says of each task how much it deserves your attention. The weight is how much that counts;
          the mark is where it began.
        </p>
        {weights.data && preferences.data && (
          <>
            <div className="desk">
              <div>
                <Setting label="Optimise for" hint="It makes some rules count more, where you set no weight.">
                  {(id) => (
                    <select
                      id={id}
                      value={draft.optimization ?? preferences.data.optimization}
                      onChange={({ target }) => {
                        const chosen = target.value as Preferences["optimization"];
                        const same = chosen === preferences.data.optimization;
                        setDraft({ ...draft, optimization: same ? null : chosen });
                      }}
                    >
                      {Object.entries(OPTIMA).map(([value, label]) => (
                        <option key={value} value={value}>
                          {label}
                        </option>
                      ))}
                    </select>
                  )}
                </Setting>
                <ul className="sliders">
                  {byWeight(weights.data).map((weight) => (
                    <Slider key={weight.rule} weight={weight} draft={draft} setDraft={setDraft} />
                  ))}
                </ul>
              </div>
              <div className="beside">
                <Preview draft={draft} found={preview} />
                <div className={count > 0 ? "save" : "save idle"}>
                  <button
                    type="button"
                    className="main"
                    disabled={count === 0 || saving}
                    onClick={() => void save()}
                  >
                    Save
                  </button>
                  <button type="button" disabled={count === 0 || saving} onClick={() => setDraft(NOTHING)}>
                    Discard
                  </button>
                  <span className="count" role="status">
                    {count > 0 && preview.data && sayMoves(preview.data.moved)}
                  </span>
                </div>
              </div>
            </div>
            <Manner preferences={preferences.data} />
            <Opinions />
          </>
        )}
      </div>
    </section>
  );
}

/** What counts most at first comes first: an order that stays while weights are moved. */
function byWeight(weights: readonly Weight[]): Weight[] {
  return [...weights].sort((a, b) => b.base - a.base || a.name.localeCompare(b.name));
}
