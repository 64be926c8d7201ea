import type { Preferences } from "../../lib/hrm";
import { useMe } from "../../lib/me";
import { act } from "../../ui/act";
import { Setting } from "../../ui/Setting";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

type Options<K extends keyof Preferences> = readonly (readonly [Preferences[K] & string, string])[];

const PATTERNS: Options<"energy_pattern"> = [
  ["morning_peak", "Best in the morning"],
  ["afternoon_peak", "Best in the afternoon"],
  ["evening_peak", "Best in the evening"],
  ["steady", "Much the same all day"],
];
const DETAILS: Options<"detail"> = [
  ["minimal", "In one line"],
  ["balanced", "With what tells most"],
  ["detailed", "With everything"],
];
const PERSONALITIES: Options<"personality"> = [
  ["coach", "As a coach"],
  ["assistant", "As an assistant"],
  ["strategist", "As a strategist"],
  ["motivator", "As a motivator"],
];
const STYLES: Options<"style"> = [
  ["direct", "Direct"],
  ["encouraging", "Encouraging"],
  ["analytical", "Analytical"],
  ["socratic", "By questions"],
];

/** When one works and how one is spoken to; each is saved at once. */
export function Manner({ preferences }: { preferences: Preferences }) {
  const save = (fields: Partial<Preferences>, said: string) =>
    void act("PATCH", "/api/preferences", fields, { said, nouns: ["preferences"] });
  const { work_start, work_end, learning, show_confidence, show_path } = preferences;
  const choice = <K extends "energy_pattern" | "detail" | "personality" | "style">(
    name: K,
    label: string,
    options: Options<K>,
    hint = "",
  ) => (
    <Setting label={label} hint={hint}>
      {(id) => (
        <select
          id={id}
          value={preferences[name]}
          onChange={({ target }) => {
            const [value, said] = options.find(([each]) => each === target.value) ?? [];
            if (value) save({ [name]: value } as Partial<Preferences>, `${label}: ${said?.toLowerCase()}.`);
          }}
        >
          {options.map(([value, said]) => (
            <option key={value} value={value}>
              {said}
            </option>
          ))}
        </select>
      )}
    </Setting>
  );
  const time = (name: "work_start" | "work_end", label: string, value: string) => (
    <input
      key={value}
      type="time"
      aria-label={label}
      defaultValue={value.slice(0, 5)}
      onBlur={({ target }) => {
        if (target.value && target.value !== value.slice(0, 5))
          save({ [name]: target.value }, `${label} ${target.value}.`);
      }}
    />
  );
  const check = (name: "learning" | "show_confidence" | "show_path", label: string, hint: string) => (
    <Setting label={label} hint={hint}>
      {(id) => (
        <input
          id={id}
          type="checkbox"
          checked={{ learning, show_confidence, show_path }[name]}
          onChange={({ target }) =>
            save({ [name]: target.checked }, `${label}: ${target.checked ? "yes" : "no"}.`)
          }
        />
      )}
    </Setting>
  );
  return (
    <>
      <h2 className="day">Your hours</h2>
      {choice("energy_pattern", "Energy", PATTERNS, "Demanding work is offered when it is easiest for you.")}
      <div className="setting" role="group" aria-label="Work hours">
        <span>Work hours</span>
        <span className="pair">
          {time("work_start", "Work begins at", work_start)} to {time("work_end", "Work ends at", work_end)}
        </span>
        <small>A day is planned within them.</small>
      </div>
      <WorkDays days={preferences.work_days} save={save} />
      <h2 className="day">How Aurum speaks</h2>
      {choice("detail", "Explanations", DETAILS)}
      {choice("personality", "Speaks", PERSONALITIES)}
      {choice("style", "Tone", STYLES)}
      {check("show_confidence", "Say how sure", "Beside each conclusion, in percent.")}
      {check("show_path", "Show the path", "From the pillar down to the task.")}
      {check(
        "learning",
        "Learn from you",
        "What you call right or wrong moves your weights, a little at a time.",
      )}
    </>
  );
}

function WorkDays(props: { days: number[]; save: (fields: Partial<Preferences>, said: string) => void }) {
  const { week_start } = useMe();
  const { days, save } = props;
  const order = DAYS.map((_, index) => (index + week_start) % 7);

  function toggle(day: number) {
    const next = days.includes(day) ? days.filter((each) => each !== day) : [...days, day];
    next.sort((a, b) => a - b);
    save({ work_days: next }, `You work on ${next.map((each) => DAYS[each]).join(", ") || "no day"}.`);
  }

  return (
    <div className="setting" role="group" aria-label="Work days">
      <span>Work days</span>
      <span className="days">
        {order.map((day) => (
          <button
            key={day}
            type="button"
            className="small"
            aria-pressed={days.includes(day)}
            aria-label={DAYS[day]}
            onClick={() => toggle(day)}
          >
            {DAYS[day]?.slice(0, 2)}
          </button>
        ))}
      </span>
    </div>
  );
}
