import { useId } from "react";
import type { Energy } from "../../lib/hrm";
import { ENERGIES, MOODS, sayEnergy } from "./names";
import type { Mood } from "./records";
import "./feelings.css";

interface Props {
  mood: Mood;
  energy: Energy;
  choose: (feeling: { mood?: Mood; energy?: Energy }) => void;
}

/** How one feels: one mood of ten, and energy as five bars. */
export function Feelings({ mood, energy, choose }: Props) {
  const name = useId();
  return (
    <div className="feelings">
      <div role="radiogroup" aria-label="Mood" className="moods">
        {MOODS.map(([each, label]) => (
          <label key={each}>
            <input
              type="radio"
              name={`${name} mood`}
              checked={each === mood}
              onChange={() => choose({ mood: each })}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <div className="energy">
        <span aria-hidden="true">Energy</span>
        <div role="radiogroup" aria-label="Energy" className="bars">
          {ENERGIES.map(([each, label], index) => (
            <label key={each} title={label} className={isWithin(index, energy) ? "within" : undefined}>
              <input
                type="radio"
                aria-label={label}
                name={`${name} energy`}
                checked={each === energy}
                onChange={() => choose({ energy: each })}
              />
              <span />
            </label>
          ))}
        </div>
        <em aria-hidden="true">{sayEnergy(energy)}</em>
      </div>
    </div>
  );
}

function isWithin(index: number, energy: Energy): boolean {
  return index <= ENERGIES.findIndex(([each]) => each === energy);
}
