import { useState } from "react";
import { useMe } from "../../lib/me";
import { go } from "../../lib/place";
import type { Me } from "../../lib/records";
import { useStore } from "../../lib/store";
import { chooseTheme, type Theme, theme } from "../../lib/theme";
import { act } from "../../ui/act";
import { Setting } from "../../ui/Setting";
import { Permissions } from "./Permissions";
import { SpendingRows } from "./SpendingRows";
import "./settings.css";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const ZONES: readonly string[] = Intl.supportedValuesOf("timeZone");

/** region "Settings": who one is, where and when one's day ends. Each is saved when it is left. */
export function Settings() {
  const me = useMe();
  const chosen = useStore(theme);
  const home = me.home_zone ?? me.zone;
  const save = (fields: Partial<Record<keyof Me, unknown>>, said: string) =>
    void act("PATCH", "/api/me", fields, { said, nouns: ["users"] });
  return (
    <section className="panel view settings" aria-labelledby="settings-title">
      <header>
        <h1 id="settings-title">Settings</h1>
      </header>
      <div className="scroll">
        <h2 className="day">You</h2>
        <Words
          key={`name ${me.name}`}
          label="Name"
          value={me.name}
          save={(name) => name && save({ name }, "Your name is changed.")}
        />
        <h2 className="day">Calendar</h2>
        <Words
          key={`zone ${home}`}
          label="Time zone"
          hint="Where you live. Dates and times are read and shown in it."
          value={home}
          among={ZONES}
          save={(zone) => zone && save({ zone }, `Your zone is ${zone}.`)}
        />
        <Travel key={`${me.travel_zone} ${me.travel_until}`} me={me} save={save} />
        <Setting label="Your day ends at" hint="Until then, tonight still belongs to today.">
          {(id) => (
            <input
              id={id}
              type="time"
              key={me.day_end}
              defaultValue={me.day_end.slice(0, 5)}
              onBlur={({ target: { value } }) =>
                value &&
                value !== me.day_end.slice(0, 5) &&
                save({ day_end: value }, `Your day ends at ${value}.`)
              }
            />
          )}
        </Setting>
        <Setting label="Weeks begin on">
          {(id) => (
            <select
              id={id}
              value={me.week_start}
              onChange={({ target: { value } }) =>
                save({ week_start: Number(value) }, `Weeks begin on ${DAYS[Number(value)]}.`)
              }
            >
              {DAYS.map((day, index) => (
                <option key={day} value={index}>
                  {day}
                </option>
              ))}
            </select>
          )}
        </Setting>
        <h2 className="day">Priorities</h2>
        <div className="setting">
          <span>What counts how much</span>
          <button type="button" className="small" onClick={() => go("weights")}>
            How priorities are weighed
          </button>
          <small>The weight of each rule, your hours and energy, and how Aurum speaks to you.</small>
        </div>
        <h2 className="day">When Aurum speaks first</h2>
        <div className="setting">
          <span>Where and when</span>
          <button type="button" className="small" onClick={() => go("channels")}>
            Channels and check-ins
          </button>
          <small>Telegram and Slack, check-ins and reminders, quiet hours, a pause, and what went out.</small>
        </div>
        <div className="setting">
          <span>What it watches for</span>
          <button type="button" className="small" onClick={() => go("intents")}>
            Standing intents
          </button>
          <small>“When the tax project is blocked for three days, ask me.”</small>
        </div>
        <h2 className="day">What Aurum may do unasked</h2>
        <Permissions />
        <h2 className="day">What the hosted model costs</h2>
        <SpendingRows />
        <h2 className="day">Appearance</h2>
        <Setting label="Theme">
          {(id) => (
            <select id={id} value={chosen} onChange={({ target }) => chooseTheme(target.value as Theme)}>
              <option value="system">As the system</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select>
          )}
        </Setting>
      </div>
      <datalist id="zones">
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </section>
  );
}

/** While one travels, another zone holds until the end of a day. */
function Travel({
  me,
  save,
}: {
  me: Me;
  save: (fields: Partial<Record<keyof Me, unknown>>, said: string) => void;
}) {
  const [zone, setZone] = useState(me.travel_zone ?? "");
  const [until, setUntil] = useState(me.travel_until ?? "");
  const changed = zone !== (me.travel_zone ?? "") || until !== (me.travel_until ?? "");
  const whole = ZONES.includes(zone) && until !== "";
  return (
    <Setting
      label="Travelling"
      hint={
        me.travel_zone
          ? `${me.travel_zone} holds until ${me.travel_until}.`
          : "Another zone, until the end of a day."
      }
    >
      {(id) => (
        <span className="travel">
          <input
            id={id}
            list="zones"
            value={zone}
            placeholder="Asia/Tokyo"
            autoComplete="off"
            onChange={({ target }) => setZone(target.value)}
          />
          <input
            type="date"
            aria-label="Travelling until"
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
          {changed && whole && (
            <button
              type="button"
              className="small"
              onClick={() =>
                save({ travel_zone: zone, travel_until: until }, `Until ${until} you are in ${zone}.`)
              }
            >
              Save
            </button>
          )}
          {me.travel_zone && !changed && (
            <button
              type="button"
              className="small"
              onClick={() => {
                setZone("");
                setUntil("");
                save({ travel_zone: null, travel_until: null }, "Welcome home.");
              }}
            >
              I am home
            </button>
          )}
        </span>
      )}
    </Setting>
  );
}

function Words(props: {
  label: string;
  value: string;
  hint?: string;
  among?: readonly string[];
  save: (value: string) => void;
}) {
  const { label, value, hint = "", among, save } = props;
  const [words, setWords] = useState(value);
  const wrong = among !== undefined && !among.includes(words.trim()) && words !== value;
  return (
    <Setting label={label} hint={wrong ? `“${words}” is no time zone. Try “Europe/Berlin”.` : hint}>
      {(id) => (
        <input
          id={id}
          value={words}
          maxLength={200}
          autoComplete="off"
          aria-invalid={wrong}
          {...(among ? { list: "zones" } : {})}
          onChange={({ target }) => setWords(target.value)}
          onBlur={() => !wrong && words.trim() !== value && save(words.trim())}
        />
      )}
    </Setting>
  );
}
