import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sayDate } from "../../lib/dates";
import { get } from "../../lib/http";
import { queries } from "../../lib/queries";
import { act } from "../../ui/act";
import { Setting } from "../../ui/Setting";
import { Trouble } from "../../ui/Trouble";
import { Order } from "./Order";
import type { Nudges } from "./records";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

type Save = (fields: Partial<Record<keyof Nudges, unknown>>, said: string) => void;

/** When Aurum speaks first. Each is saved when it is left. */
export function Times() {
  const found = useQuery({ queryKey: ["nudge_settings"], queryFn: () => get<Nudges>("/api/nudges") });
  if (found.isError) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  const settings = found.data;
  if (!settings) return null;
  const save: Save = ({ ways, ...fields }, said) => {
    queries.setQueryData<Nudges>(["nudge_settings"], (known) => known && { ...known, ...(fields as object) });
    const changed = ways ? { ...fields, ways } : fields;
    void act("PATCH", "/api/nudges", changed, { said, nouns: ["nudge_settings"] });
  };
  return (
    <>
      <Round name="morning" label="Morning check-in" settings={settings} save={save}>
        Up to three tasks that matter, and why. Nothing where nothing matters.
      </Round>
      <Round name="evening" label="Evening check-in" settings={settings} save={save}>
        How the day was, for your journal.
      </Round>
      <Round name="weekly" label="Weekly review" settings={settings} save={save}>
        What moved, what is stuck, next week's focus.
      </Round>
      <Setting
        label="What is noticed"
        hint="At the morning's hour: what has stalled, holds others up or will be late. One thing a day at most."
      >
        {(id) => (
          <span className="pair">
            <Switch id={id} field="insights_on" label="What is noticed" settings={settings} save={save} />
          </span>
        )}
      </Setting>
      <Setting label="Quiet hours" hint="What comes up then waits, but for reminders that you set for then.">
        {(id) => (
          <span className="pair">
            <Clock
              id={id}
              label="Quiet from"
              value={settings.quiet_from}
              save={(quiet_from) => save({ quiet_from }, `Quiet from ${quiet_from}.`)}
            />
            to
            <Clock
              label="Quiet until"
              value={settings.quiet_until}
              save={(quiet_until) => save({ quiet_until }, `Quiet until ${quiet_until}.`)}
            />
          </span>
        )}
      </Setting>
      <Setting label="At most" hint="Messages that Aurum sends first in a day of yours.">
        {(id) => (
          <Amount
            id={id}
            value={settings.daily_cap}
            most={100}
            save={(daily_cap) => save({ daily_cap }, `At most ${daily_cap} a day.`)}
          />
        )}
      </Setting>
      <Setting label="Together within" hint="Minutes in which reminders go as one message.">
        {(id) => (
          <Amount
            id={id}
            value={settings.bundle_minutes}
            most={240}
            save={(bundle_minutes) => save({ bundle_minutes }, `Together within ${bundle_minutes} minutes.`)}
          />
        )}
      </Setting>
      <Pause settings={settings} save={save} />
      <Order settings={settings} save={save} />
    </>
  );
}

function Round(props: {
  name: "morning" | "evening" | "weekly";
  label: string;
  settings: Nudges;
  save: Save;
  children: string;
}) {
  const { name, label, settings, save, children } = props;
  const on = settings[`${name}_on`];
  return (
    <Setting label={label} hint={children}>
      {(id) => (
        <span className="pair">
          <Switch id={id} field={`${name}_on`} label={label} settings={settings} save={save} />
          {on && name === "weekly" && (
            <select
              aria-label="Day of the weekly review"
              value={settings.weekly_day}
              onChange={({ target: { value } }) =>
                save({ weekly_day: Number(value) }, `${label} on ${DAYS[Number(value)]}.`)
              }
            >
              {DAYS.map((day, index) => (
                <option key={day} value={index}>
                  {day}
                </option>
              ))}
            </select>
          )}
          {on && (
            <Clock
              label={`${label} at`}
              value={settings[`${name}_at`]}
              save={(at) => save({ [`${name}_at`]: at }, `${label} at ${at}.`)}
            />
          )}
        </span>
      )}
    </Setting>
  );
}

function Switch(props: {
  id: string;
  field: "morning_on" | "evening_on" | "weekly_on" | "insights_on";
  label: string;
  settings: Nudges;
  save: Save;
}) {
  const { id, field, label, settings, save } = props;
  const on = settings[field];
  const flip = () => save({ [field]: !on }, `${label}: ${on ? "off" : "on"}.`);
  return <input id={id} type="checkbox" checked={on} onChange={flip} />;
}

function Clock(props: { id?: string; label: string; value: string; save: (value: string) => void }) {
  const { id, label, value, save } = props;
  return (
    <input
      {...(id ? { id } : {})}
      type="time"
      aria-label={label}
      key={value}
      defaultValue={value.slice(0, 5)}
      onBlur={({ target }) => target.value && target.value !== value.slice(0, 5) && save(target.value)}
    />
  );
}

function Amount(props: { id: string; value: number; most: number; save: (value: number) => void }) {
  const { id, value, most, save } = props;
  return (
    <input
      id={id}
      type="number"
      min={0}
      max={most}
      key={value}
      defaultValue={value}
      onBlur={({ target }) => {
        const wished = target.valueAsNumber;
        if (Number.isInteger(wished) && wished >= 0 && wished <= most && wished !== value) save(wished);
      }}
    />
  );
}

/** Nothing is said first until the end of a day; reminders that were set still come. */
function Pause({ settings: { away_until }, save }: { settings: Nudges; save: Save }) {
  const [until, setUntil] = useState(away_until ?? "");
  return (
    <Setting label="Pause" hint="Check-ins and news rest until the end of that day; reminders still come.">
      {(id) => (
        <span className="pair">
          <input id={id} type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
          {until && until !== away_until && (
            <button
              type="button"
              className="small"
              onClick={() => save({ away_until: until }, `Paused until ${sayDate(until)}.`)}
            >
              Pause
            </button>
          )}
          {away_until && until === away_until && (
            <button
              type="button"
              className="small"
              onClick={() => {
                setUntil("");
                save({ away_until: null }, "Welcome back.");
              }}
            >
              I am back
            </button>
          )}
        </span>
      )}
    </Setting>
  );
}
