import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { later, sayDate } from "../../lib/dates";
import { get, getSome } from "../../lib/http";
import { useOwnDay } from "../../lib/me";
import { openThing } from "../../lib/place";
import type { Task } from "../../lib/records";
import { Icon } from "../../ui/Icon";
import { TaskLine } from "../../ui/TaskLine";
import { Trouble } from "../../ui/Trouble";
import { type Coming, type Day, gathered, nearness } from "./days";
import "./upcoming.css";

const SPANS = [7, 14, 31, 92];

/** region "Upcoming": what is late, and the coming days with what is due and what comes again on each. */
export function Upcoming() {
  const [span, setSpan] = useState(14);
  const today = useOwnDay();
  const days = useQuery({
    queryKey: ["upcoming", span, today],
    queryFn: () => get<Day[]>(`/api/upcoming?days=${span}`),
    placeholderData: keepPreviousData,
  });
  const late = useQuery({
    queryKey: ["tasks", "late", today],
    queryFn: () => getSome<Task>(`/api/tasks?order=due&due_to=${later(today, -1)}`, 100),
  });
  const failed = days.error ?? late.error;
  return (
    <section className="panel view" aria-labelledby="upcoming-title">
      <header>
        <h1 id="upcoming-title">Upcoming</h1>
        <label className="span">
          <span className="unseen">How far</span>
          <select value={span} onChange={(event) => setSpan(Number(event.target.value))}>
            {SPANS.map((each) => (
              <option key={each} value={each}>
                {each === 92 ? "three months" : each === 31 ? "a month" : `${each} days`}
              </option>
            ))}
          </select>
        </label>
      </header>
      <div className="scroll">
        {failed && (
          <Trouble
            error={failed}
            retry={() => {
              void days.refetch();
              void late.refetch();
            }}
          />
        )}
        {late.data && late.data.items.length > 0 && (
          <section className="late" aria-label="Overdue">
            <h2 className="day">
              Overdue <span className="count">{late.data.items.length}</span>
            </h2>
            <ul>
              {late.data.items.map((task) => (
                <TaskLine key={task.id} task={task} />
              ))}
            </ul>
          </section>
        )}
        {days.data &&
          gathered(days.data, today).map((row) =>
            "day" in row ? (
              <OneDay key={row.day.date} day={row.day} today={today} />
            ) : (
              <p key={row.from} className="free">
                {row.from === row.to ? sayDate(row.from) : `${sayDate(row.from)} – ${sayDate(row.to)}`}
                <span>nothing due</span>
              </p>
            ),
          )}
      </div>
    </section>
  );
}

function OneDay({ day: { date, tasks, coming }, today }: { day: Day; today: string }) {
  const near = nearness(date, today);
  return (
    <section aria-label={near ?? sayDate(date)}>
      <h2 className="day">
        {near ?? sayDate(date, null, today)}
        {near && <small>{sayDate(date)}</small>}
      </h2>
      {tasks.length + coming.length === 0 && <p className="empty">Nothing is due.</p>}
      <ul>
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} dated />
        ))}
        {coming.map((each) => (
          <ComingLine key={each.ref} coming={each} />
        ))}
      </ul>
    </section>
  );
}

function ComingLine({ coming: { ref, title, time } }: { coming: Coming }) {
  return (
    <li className="task-line coming">
      <span className="again" title="Comes again">
        <Icon name="repeat" size={14} />
      </span>
      <div className="what">
        <button type="button" className="title" onClick={() => openThing(ref)}>
          {time && <strong>{time.slice(0, 5)} </strong>}
          {title}
          <span className="unseen"> comes again</span>
        </button>
      </div>
      <span className="ref">{ref}</span>
    </li>
  );
}
