import { useQuery } from "@tanstack/react-query";
import { sayDate } from "../../lib/dates";
import type { Forecast as Foretold } from "../../lib/hrm";
import { get } from "../../lib/http";
import { useOwnDay } from "../../lib/me";
import { FanChart } from "../../ui/charts/FanChart";
import { Trouble } from "../../ui/Trouble";
import "./forecast.css";

/** region "Forecast": when a project will be done, how sure that is, and what it rests on. */
export function Forecast({ reference }: { reference: string }) {
  const found = useQuery({
    queryKey: ["forecast", reference],
    queryFn: () => get<Foretold>(`/api/projects/${reference}/forecast`),
  });
  const forecast = found.data;
  if (forecast?.open === 0 && !forecast.enough) return null;
  return (
    <section className="forecast" aria-label="Forecast">
      <h3>Forecast</h3>
      {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
      {forecast && (
        <>
          {forecast.enough && <Dates forecast={forecast} />}
          {(forecast.enough || forecast.weeks.some(([, done]) => done > 0)) && (
            <FanChart forecast={forecast} />
          )}
          <p className="basis">{forecast.basis}</p>
        </>
      )}
    </section>
  );
}

function Dates({ forecast: { likely, safe, due, chance } }: { forecast: Foretold }) {
  const today = useOwnDay();
  const day = (date: string | null) => (date ? sayDate(date, null, today) : "not within a year");
  return (
    <dl>
      <div>
        <dt>Likely by</dt>
        <dd>
          {day(likely)} <small>50 %</small>
        </dd>
      </div>
      <div>
        <dt>Safely by</dt>
        <dd>
          {day(safe)} <small>85 %</small>
        </dd>
      </div>
      {due && chance !== null && (
        <div className={chance < 0.5 ? "late" : undefined}>
          <dt>Due {sayDate(due, null, today)}</dt>
          <dd>
            {sayChance(chance)} <small>{Math.round(chance * 100)} %</small>
          </dd>
        </div>
      )}
    </dl>
  );
}

function sayChance(chance: number): string {
  if (chance >= 0.85) return "It will be made";
  if (chance >= 0.5) return "It can be made";
  return chance >= 0.15 ? "It will be tight" : "It will hardly be made";
}
