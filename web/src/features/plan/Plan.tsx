import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { later, sayDate } from "../../lib/dates";
import type { Block } from "../../lib/hrm";
import { get } from "../../lib/http";
import { useMe, useNow, useOwnDay } from "../../lib/me";
import { wishedDay } from "../../lib/wish";
import { minuteIn, minutesOf } from "../../ui/charts/day";
import { Segments } from "../../ui/Segments";
import { Trouble } from "../../ui/Trouble";
import { Accepted } from "./Accepted";
import { Planner } from "./Planner";
import "./accepted.css";
import "./plan.css";

/** region "Plan my day": two ways to spend the hours that are free; once one is accepted, the day itself. */
export function Plan() {
  const today = useOwnDay();
  const [wished] = useState(wishedDay.get);
  const [chosen, choose] = useState(wished);
  const [again, setAgain] = useState(false);
  const past = chosen <= today;
  const day = past ? today : chosen;
  const now = useMinute(day === today);
  const days: [string, string][] = [
    [today, "Today"],
    [later(today, 1), "Tomorrow"],
  ];
  if (wished > later(today, 1)) days.push([wished, sayDate(wished)]);
  useEffect(() => wishedDay.set(""), []);
  const blocks = useQuery({
    queryKey: ["blocks", day],
    queryFn: () => get<Block[]>(`/api/blocks?from=${day}&to=${day}`),
  });
  const planned = blocks.data ?? [];
  return (
    <section className="panel view plan" aria-labelledby="plan-title">
      <header>
        <h1 id="plan-title">Plan my day</h1>
        <span className="count">{sayDate(day)}</span>
        <Segments
          label="Which day"
          value={day}
          options={days}
          choose={(value) => {
            choose(value);
            setAgain(false);
          }}
        />
      </header>
      <div className="scroll">
        {blocks.isError && <Trouble error={blocks.error} retry={() => void blocks.refetch()} />}
        {blocks.isSuccess && (planned.length === 0 || again) && (
          <Planner
            key={day}
            day={day}
            today={today}
            now={now}
            planned={planned.length}
            leave={() => setAgain(false)}
          />
        )}
        {planned.length > 0 && !again && (
          <Accepted day={day} blocks={planned} now={now} planAgain={() => setAgain(true)} />
        )}
      </div>
    </section>
  );
}

/** The minute that it is on the user's wall, or null on other days and in the night that still belongs to this one. */
function useMinute(isToday: boolean): number | null {
  const me = useMe();
  const minute = minuteIn(me.zone, useNow());
  return isToday && minute >= minutesOf(me.day_end) ? minute : null;
}
