import { useId, useState } from "react";
import { later } from "../../lib/dates";
import { useMe, useOwnDay } from "../../lib/me";
import { weekOf } from "../../ui/charts/calendar";
import { Icon } from "../../ui/Icon";
import { useDays, useStreak } from "./data";
import { sayLongDay } from "./names";
import { Pauses } from "./Pauses";
import type { Streak as Run } from "./records";
import { counted, rulesOf, sayRun, sayWeek } from "./streak";
import "./streak.css";

/** region "Streak": this week day by day, how long it goes well, and by which rules. */
export function Streak() {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { data: streak } = useStreak();
  if (!streak) return null;
  return (
    <section className="streak" aria-label="Streak">
      <div className="line">
        <Week />
        <p>
          <strong>{sayWeek(streak)}</strong>
          <span>
            {sayRun(streak)}
            {streak.best > 0 && ` · best ${counted(streak.best, streak.unit)}`}
          </span>
        </p>
        <button
          type="button"
          className="link"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {streak.paused_until ? "Paused" : "How it counts"}
          <Icon name="chevron" size={14} />
        </button>
      </div>
      <div id={id} className="behind" hidden={!open}>
        {open && <Behind streak={streak} />}
      </div>
    </section>
  );
}

function Behind({ streak }: { streak: Run }) {
  return (
    <>
      <ul className="rules">
        {rulesOf(streak).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <Pauses streak={streak} />
    </>
  );
}

/** list "This week": a mark for each day of it. */
function Week() {
  const today = useOwnDay();
  const { week_start } = useMe();
  const first = weekOf(today, week_start);
  const week = Array.from({ length: 7 }, (_, index) => later(first, index));
  const { data: days } = useDays(first, today);
  return (
    <ol className="week" aria-label="This week">
      {week.map((day) => {
        const written = (days?.get(day)?.entries ?? 0) > 0;
        const state = written ? "written" : day > today ? "to come" : "nothing";
        return (
          <li key={day} className={state.replace(" ", "-")} aria-current={day === today ? "date" : undefined}>
            <i aria-hidden="true">{written && <Icon name="check" size={12} />}</i>
            <span aria-hidden="true">{sayLongDay(day, today).slice(0, 1)}</span>
            <span className="unseen">
              {sayLongDay(day, today)}: {state}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
