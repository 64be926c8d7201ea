import { useId, useState } from "react";
import { useLearning } from "./data";
import { learn } from "./deeds";
import type { Learning as Mode } from "./records";

const MODES: readonly (readonly [mode: Mode, label: string, sentence: string])[] = [
  ["ask", "Ask first", "What Aurum reads about you in your own words waits here until you accept it."],
  ["auto", "By itself", "Aurum keeps what it reads about you at once; you correct and forget it here."],
  ["off", "Off", "Aurum learns nothing by itself. What you tell it to remember it still remembers."],
];

/** What Aurum may learn by itself, in a sentence, and how that is changed. */
export function Learning() {
  const known = useLearning();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Mode | null>(null);
  const name = useId();
  const now = MODES.find(([mode]) => mode === known.data);
  if (!now) return null;

  /** It is shown at once; where that fails, what holds is shown again. */
  async function choose(mode: Mode) {
    setChosen(mode);
    await learn(mode);
    setChosen(null);
  }

  return (
    <section className="learning" aria-label="Learning">
      {open ? (
        <fieldset>
          <legend>How Aurum learns about you</legend>
          {MODES.map(([mode, label, sentence]) => (
            <label key={mode}>
              <input
                type="radio"
                name={name}
                checked={mode === (chosen ?? known.data)}
                onChange={() => void choose(mode)}
              />
              <span>
                <strong>{label}</strong>
                <small>{sentence}</small>
              </span>
            </label>
          ))}
          <button type="button" className="small" onClick={() => setOpen(false)}>
            Done
          </button>
        </fieldset>
      ) : (
        <p>
          {now[2]}{" "}
          <button type="button" className="link" aria-expanded={false} onClick={() => setOpen(true)}>
            Change
          </button>
        </p>
      )}
    </section>
  );
}
