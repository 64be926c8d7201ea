import { type KeyboardEvent, useRef, useState } from "react";
import { sayDate } from "../../lib/dates";
import { levelOf, monthsOver, stepOf, usualMost, weeksUntil } from "./calendar";
import { Numbers } from "./Figure";
import { useWidth } from "./useWidth";
import "./heat.css";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const YEAR = 53;
const [LEFT, TOP, GAP] = [34, 20, 2.5];
/** The size of a day with the gap after it, in pixels: at least, and at most. */
const [LEAST, MOST] = [12, 17];

interface Props {
  label: string;
  /** How much each day has; what is not here has nothing. */
  values: ReadonlyMap<string, number>;
  /** A day in words: "2 entries, 340 words". */
  say: (day: string) => string;
  /** The last day that is shown; no day after `today` is. */
  until: string;
  today: string;
  /** 0 is Monday. */
  weekStart: number;
  chosen: string;
  choose: (day: string) => void;
}

/** figure: up to a year of days, each coloured by how much it has. Each is a button that arrows walk to. */
export function HeatMap({ label, values, say, until, today, weekStart, chosen, choose }: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const count = Math.min(YEAR, Math.max(1, Math.floor((width - LEFT) / LEAST)));
  const size = Math.min(MOST, (width - LEFT) / count);
  const weeks = weeksUntil(until, count, weekStart);
  const days = weeks.flat().filter((day) => day <= today);
  const most = usualMost(days.map((day) => values.get(day) ?? 0));
  const written = days.filter((day) => (values.get(day) ?? 0) > 0);
  return (
    <figure className="chart heat" aria-label={label}>
      <div ref={frame} className="frame">
        {width > 0 && (
          <>
            <svg width={width} height={TOP + 7 * size + 2} aria-hidden="true">
              {monthsOver(weeks).map(([index, name]) => (
                <text key={index} className="axis" x={LEFT + index * size} y={TOP - 7}>
                  {name}
                </text>
              ))}
              {[0, 2, 4].map((row) => (
                <text key={row} className="axis" x="0" y={TOP + (row + 0.5) * size + 3}>
                  {WEEKDAYS[(row + weekStart) % 7]}
                </text>
              ))}
            </svg>
            <Days
              {...{ label, weeks, size, today, weekStart, chosen, choose }}
              level={(day) => levelOf(values.get(day) ?? 0, most)}
              say={say}
            />
          </>
        )}
      </div>
      <div className="under">
        <Numbers
          caption={label}
          columns={["Day", label]}
          rows={written.reverse().map((day) => [sayDate(day, null, today), say(day)])}
        />
        <p className="scale" aria-hidden="true">
          less
          {[0, 1, 2, 3, 4].map((level) => (
            <i key={level} className={`level-${level}`} />
          ))}
          more
        </p>
      </div>
    </figure>
  );
}

interface DaysProps extends Pick<Props, "label" | "say" | "today" | "weekStart" | "chosen" | "choose"> {
  weeks: string[][];
  size: number;
  level: (day: string) => number;
}

/** grid: a row for each weekday; one day at a time can be tabbed to. */
function Days({ label, weeks, size, today, weekStart, chosen, choose, level, say }: DaysProps) {
  const grid = useRef<SVGSVGElement>(null);
  const [at, setAt] = useState(chosen || today);
  const last = weeks.at(-1)?.findLast((day) => day <= today) ?? today;
  const first = weeks[0]?.[0] ?? last;
  const reached = at < first || at > last ? last : at;

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = stepOf(event.key);
    if (event.key === "Enter" || event.key === " ") choose(reached);
    else if (event.key === "Home") move(first);
    else if (event.key === "End") move(last);
    else if (step === null) return;
    else move(new Date(Date.parse(reached) + step * 86_400_000).toISOString().slice(0, 10));
    event.preventDefault();
  }

  function move(to: string) {
    const within = to < first ? first : to > last ? last : to;
    setAt(within);
    grid.current?.querySelector<SVGRectElement>(`[data-day="${within}"]`)?.focus();
  }

  return (
    <svg
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a picture whose every day is a button
      role="grid"
      aria-label={label}
      className="days"
      width={weeks.length * size}
      height={7 * size}
      onKeyDown={onKeyDown}
    >
      {WEEKDAYS.map((_, row) => (
        <g key={WEEKDAYS[(row + weekStart) % 7]} role="row">
          {weeks.map((week, column) => {
            const day = week[row] ?? "";
            if (day > today) return null;
            return (
              <rect
                key={day}
                data-day={day}
                role="gridcell"
                className={`cell level-${level(day)}`}
                tabIndex={day === reached ? 0 : -1}
                aria-label={`${sayDate(day, null, today)}: ${say(day)}`}
                aria-selected={day === chosen}
                aria-current={day === today ? "date" : undefined}
                x={column * size + 1}
                y={row * size + 1}
                width={size - GAP}
                height={size - GAP}
                rx={(size - GAP) / 4}
                onClick={() => {
                  setAt(day);
                  choose(day);
                }}
              >
                <title>{`${sayDate(day, null, today)}: ${say(day)}`}</title>
              </rect>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
