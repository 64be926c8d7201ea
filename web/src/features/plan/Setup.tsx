import { useQuery } from "@tanstack/react-query";
import type { DayPlan, Energy, Felt } from "../../lib/hrm";
import { get } from "../../lib/http";
import { useOwnDay } from "../../lib/me";
import { sayMinutes } from "../../lib/things";
import { act } from "../../ui/act";
import "./setup.css";

const ENERGIES: readonly (readonly [Energy, string])[] = [
  ["very_low", "Very low"],
  ["low", "Low"],
  ["moderate", "Medium"],
  ["high", "High"],
  ["very_high", "Very high"],
];

interface Hours {
  start: string;
  end: string;
}

interface Props {
  isToday: boolean;
  plan: DayPlan | undefined;
  /** Empty: as Aurum proposes. */
  hours: Hours;
  setHours: (hours: Hours) => void;
  /** For another day than today it is only supposed. */
  energy: Energy | null;
  setEnergy: (energy: Energy) => void;
}

/** group "Your day": how one feels, from when to when, and how much of that is free. */
export function Setup({ isToday, plan, hours, setHours, energy, setEnergy }: Props) {
  const said = useSaidToday();
  const chosen = isToday ? said : energy;

  function choose(level: Energy, label: string) {
    if (!isToday) return setEnergy(level);
    void act(
      "POST",
      "/api/checkins",
      { energy: level },
      { said: `Energy: ${label.toLowerCase()}.`, nouns: ["checkins"] },
    );
  }

  return (
    <fieldset className="setup">
      <legend className="unseen">Your day</legend>
      <div className="energy" role="group" aria-labelledby="energy-label">
        <span id="energy-label">{isToday ? "Your energy now" : "Your energy then"}</span>
        <div>
          {ENERGIES.map(([level, label]) => (
            <button
              key={level}
              type="button"
              className="small"
              aria-pressed={chosen === level}
              onClick={() => choose(level, label)}
            >
              {label}
            </button>
          ))}
        </div>
      </div>
      <div className="hours">
        <Clock
          label="From"
          value={hours.start || plan?.start.slice(0, 5) || ""}
          choose={(start) => setHours({ ...hours, start })}
        />
        <Clock
          label="to"
          value={hours.end || plan?.end.slice(0, 5) || ""}
          choose={(end) => setHours({ ...hours, end })}
        />
        {plan && (
          <p className="available">
            <strong>{sayMinutes(plan.free_minutes)}</strong> free
            {plan.busy.length > 0 && <> beside {counted(plan.busy.length, "fixed time")}</>}
          </p>
        )}
      </div>
    </fieldset>
  );
}

function Clock({ label, value, choose }: { label: string; value: string; choose: (value: string) => void }) {
  return (
    <label>
      {label}
      <input
        key={value}
        type="time"
        defaultValue={value}
        onBlur={({ target }) => target.value && target.value !== value && choose(target.value)}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
      />
    </label>
  );
}

/** The energy that was said last on the user's own day, or null. */
function useSaidToday(): Energy | null {
  const today = useOwnDay();
  const found = useQuery({ queryKey: ["checkins"], queryFn: () => get<{ items: Felt[] }>("/api/checkins") });
  return found.data?.items.find(({ day, energy }) => day === today && energy)?.energy ?? null;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
