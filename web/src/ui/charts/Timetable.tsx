import { type CSSProperties, Fragment, type ReactNode } from "react";
import { clockOf, inLanes, type Stretch } from "./day";
import "./timetable.css";

/** Pixels a minute: a quarter of an hour holds a line of words. */
export const PER_MINUTE = 1.5;
/** Minutes whose height holds a line of words; what is shorter is drawn as long. */
const LEAST = 14;

interface Props<S extends Stretch> {
  label: string;
  stretches: readonly S[];
  /** The first and the last minute that are shown. */
  from: number;
  to: number;
  /** The minute that it is, where it is this day. */
  now?: number | null;
  children: (stretch: S) => ReactNode;
}

/** list named by its label: a day from top to bottom, what overlaps side by side, with a line at the time that it is. */
export function Timetable<S extends Stretch>({ label, stretches, from, to, now = null, children }: Props<S>) {
  const hours = Array.from({ length: Math.floor((to - from) / 60) + 1 }, (_, index) => from + index * 60);
  const at = (minute: number) => (minute - from) * PER_MINUTE;
  return (
    <div className="timetable" style={{ height: at(to) + 1 }}>
      {hours.map((hour) => (
        <Fragment key={hour}>
          <span className="hour" style={{ top: at(hour) }} aria-hidden="true">
            {clockOf(hour % 1440)}
          </span>
          <i className="hour-line" style={{ top: at(hour) }} />
        </Fragment>
      ))}
      <ol aria-label={label}>
        {inLanes(stretches, LEAST).map(({ stretch, lane, lanes }) => (
          <li
            key={stretch.key}
            className={heightOf(stretch)}
            style={
              {
                top: at(stretch.start),
                height: Math.max(stretch.end - stretch.start, LEAST) * PER_MINUTE,
                "--lane": lane,
                "--lanes": lanes,
              } as CSSProperties
            }
          >
            {children(stretch)}
          </li>
        ))}
      </ol>
      {now !== null && now >= from && now <= to && (
        <i className="now-line" style={{ top: at(now) }} title={`It is ${clockOf(now)}`} />
      )}
    </div>
  );
}

/** Whether it has room for one line of words, for two that are tight, for two, or for more. */
function heightOf({ start, end }: Stretch): string | undefined {
  if (end - start < 25) return "brief tiny";
  if (end - start < 40) return "brief";
  return end - start < 55 ? "short" : undefined;
}
