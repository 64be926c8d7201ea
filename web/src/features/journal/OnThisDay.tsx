import { useOwnDay } from "../../lib/me";
import { openEntry } from "../../lib/place";
import { usePast } from "./data";
import { wordsOf } from "./entries";
import { sayMood } from "./names";

/** region "On this day": what was written on this date in earlier years; nothing where nothing was. */
export function OnThisDay() {
  const today = useOwnDay();
  const { data: past = [] } = usePast(today);
  if (past.length === 0) return null;
  return (
    <section className="on-this-day" aria-labelledby="on-this-day">
      <h2 id="on-this-day">On this day</h2>
      <ul>
        {past.map((entry) => (
          <li key={entry.id}>
            <button type="button" onClick={() => openEntry(entry.ref)}>
              <small>
                {sayYears(entry.day, today)} · {sayMood(entry.mood).toLowerCase()}
              </small>
              <span>{entry.title || wordsOf(entry)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayYears(day: string, today: string): string {
  const years = Number(today.slice(0, 4)) - Number(day.slice(0, 4));
  return years === 1 ? "a year ago" : `${years} years ago`;
}
