import { useQuery } from "@tanstack/react-query";
import type { CSSProperties } from "react";
import { sayDate } from "../../lib/dates";
import { get } from "../../lib/http";
import { kindOf } from "./kinds";

/** The board in numbers; rates and confidence are 0 to 1, null where there is nothing to divide by. */
export interface Statistics {
  cards: number;
  active: number;
  dismissed: number;
  versions: number;
  confidence: number | null;
  feedback_rate: number | null;
  acceptance_rate: number | null;
  types: {
    type: string;
    cards: number;
    active: number;
    confidence: number;
    rated: number;
    accepted: number;
  }[];
  weeks: { start: string; posted: number; confidence: number | null; rated: number; accepted: number }[];
}

const percent = (rate: number | null) => (rate === null ? "–" : `${Math.round(rate * 100)} %`);

/** region "In numbers": how many conclusions there were, how sure, and what was thought of them. */
export function Numbers() {
  const found = useQuery({
    queryKey: ["insights", "statistics"],
    queryFn: () => get<Statistics>("/api/insights/statistics"),
  });
  if (!found.data?.cards) return null;
  const { cards, active, dismissed, confidence, feedback_rate, acceptance_rate, types, weeks } = found.data;
  const figures = [
    ["hold now", String(active), `of ${cards}`],
    ["dismissed", String(dismissed), ""],
    ["sure on average", percent(confidence), ""],
    ["judged by you", percent(feedback_rate), ""],
    ["of these helpful", acceptance_rate === null ? "" : percent(acceptance_rate), ""],
  ].filter(([, value]) => value);
  return (
    <section className="in-numbers" aria-labelledby="numbers-title">
      <h2 className="day" id="numbers-title">
        In numbers
      </h2>
      <dl>
        {figures.map(([name, value, of]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value} {of && <small>{of}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <Weeks weeks={weeks} />
      <details>
        <summary>By kind</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">Cards</th>
              <th scope="col">Hold now</th>
              <th scope="col">Sure</th>
              <th scope="col">Helpful</th>
            </tr>
          </thead>
          <tbody>
            {types.map((each) => (
              <tr key={each.type}>
                <th scope="row">{kindOf(each.type).label}</th>
                <td>{each.cards}</td>
                <td>{each.active}</td>
                <td>{percent(each.confidence)}</td>
                <td>{each.rated ? `${each.accepted} of ${each.rated}` : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** list "New in each week": four bars of one scale. */
function Weeks({ weeks }: Pick<Statistics, "weeks">) {
  const most = Math.max(1, ...weeks.map(({ posted }) => posted));
  return (
    <ol className="weeks" aria-label="New in each week">
      {weeks.map(({ start, posted }) => (
        <li key={start} style={{ "--part": posted / most } as CSSProperties}>
          <span>from {sayDate(start)}</span>
          <i aria-hidden="true" />
          <b>{posted} new</b>
        </li>
      ))}
    </ol>
  );
}
