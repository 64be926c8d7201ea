import { sayDate } from "../../lib/dates";
import { Figure } from "../../ui/charts/Figure";
import { type DayDone, sayEnergy } from "./records";

/** figure: what was done on each day, and how it felt. */
export function Days({ days }: { days: readonly DayDone[] }) {
  const most = Math.max(1, ...days.map(({ done }) => done));
  const best = days.reduce((one, other) => (other.done > one.done ? other : one), days[0] as DayDone);
  const said = best.done > 0 ? `Most was done on ${sayDate(best.day)}: ${best.done}.` : "Nothing was done.";
  return (
    <Figure
      label="Done by day"
      said={said}
      columns={["Day", "Done", "Energy", "Mood"]}
      rows={days.map(({ day, done, energy, mood }) => [
        sayDate(day),
        String(done),
        energy === null ? "–" : sayEnergy(energy),
        mood ?? "–",
      ])}
    >
      <div className="week-days" aria-hidden="true">
        {days.map(({ day, done, energy, mood }) => (
          <div key={day} className="week-day">
            <span className="many">{done || ""}</span>
            <span className={done ? "bar" : "bar none"} style={{ height: `${4 + (done / most) * 92}px` }} />
            <span className="name">{sayDate(day).slice(0, 3)}</span>
            <span className="felt" title={energy === null ? undefined : `energy ${sayEnergy(energy)}`}>
              {[1, 2, 3, 4, 5].map((level) => (
                <i key={level} className={energy !== null && level <= Math.round(energy) ? "on" : ""} />
              ))}
            </span>
            <span className="mood">{mood ?? ""}</span>
          </div>
        ))}
      </div>
    </Figure>
  );
}
