import { sayDate } from "../../lib/dates";
import type { Forecast } from "../../lib/hrm";
import { Figure } from "./Figure";
import { dayNumber, linear, pathThrough, untilSure } from "./scale";
import { useWidth } from "./useWidth";

const HEIGHT = 190;
const [TOP, BOTTOM] = [62, 22];
const FLOOR = HEIGHT - BOTTOM;
/** The part of the width that the past has, and how wide a week of it is at most. */
const PAST = 0.34;
const WEEK = 26;

interface Mark {
  kind: "likely" | "safe" | "due";
  text: string;
  day: string;
}

/** figure: what a project got done each week, and the chance that it is done by each coming day. */
export function FanChart({ forecast }: { forecast: Forecast }) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const days = untilSure(forecast.days);
  const marks = marksOf(forecast);
  // Without a forecast there are the columns alone, which are lower.
  const cut = days.length > 0 ? 0 : TOP + 22;
  return (
    <Figure
      label={`Forecast of ${forecast.name}`}
      said={inWords(forecast)}
      columns={["When", "What"]}
      rows={[
        ...forecast.weeks.map(([week, done]) => [`Week of ${sayDate(week)}`, `${done} done`]),
        ...milestones(days).map(([day, chance]) => [`By ${sayDate(day)}`, `${percent(chance)} likely done`]),
      ]}
    >
      <div ref={frame} className="frame" style={{ height: HEIGHT - cut }}>
        {width > 0 && (
          <svg
            width={width}
            height={HEIGHT - cut}
            viewBox={`0 ${cut} ${width} ${HEIGHT - cut}`}
            aria-hidden="true"
          >
            <Columns weeks={forecast.weeks} width={width * (days.length > 0 ? PAST : 1) - 10} />
            <Chance days={days} marks={marks} from={width * PAST} to={width - 34} />
          </svg>
        )}
      </div>
    </Figure>
  );
}

/** What was done each week, as small columns. */
function Columns({ weeks, width }: { weeks: Forecast["weeks"]; width: number }) {
  const most = Math.max(1, ...weeks.map(([, done]) => done));
  const height = linear([0, most], [0, (FLOOR - TOP) * 0.6]);
  const step = Math.min(width / Math.max(weeks.length, 1), WEEK);
  return (
    <g>
      {weeks.map(([week, done], index) => (
        <rect
          key={week}
          className={done ? "column" : "column none"}
          x={index * step}
          width={Math.max(step - 2, 1)}
          y={FLOOR - Math.max(height(done), 1)}
          height={Math.max(height(done), 1)}
        />
      ))}
      <text className="axis" x="0" y={FLOOR - height(most) - 6}>
        {most} a week at most
      </text>
      <text className="axis" x="0" y={HEIGHT - 5}>
        {weeks[0] && sayDate(weeks[0][0]).replace(/^\w+ /, "")}
      </text>
    </g>
  );
}

function Chance(props: {
  days: ReturnType<typeof untilSure<string>>;
  marks: Mark[];
  from: number;
  to: number;
}) {
  const { days, marks, from, to } = props;
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const latest = Math.max(dayNumber(last[0]), ...marks.map(({ day }) => dayNumber(day)));
  const earliest = Math.min(dayNumber(first[0]), ...marks.map(({ day }) => dayNumber(day)));
  const x = linear([earliest, Math.min(latest, dayNumber(last[0]) * 2 - earliest)], [from, to]);
  const y = linear([0, 1], [FLOOR, TOP]);
  const curve = days.map(([day, chance]) => [x(dayNumber(day)), y(chance)] as const);
  const line = pathThrough(curve);
  return (
    <g>
      {[0.5, 0.85].map((level) => (
        <g key={level}>
          <line className="rule" x1={from} x2={to} y1={y(level)} y2={y(level)} />
          <text className="axis" x={to + 4} y={y(level) + 4}>
            {level * 100} %
          </text>
        </g>
      ))}
      <line className="rule strong" x1={from} x2={to} y1={FLOOR} y2={FLOOR} />
      <path
        className="fan"
        d={`${line}L${x(dayNumber(last[0])).toFixed(1)} ${FLOOR}L${curve[0]?.[0] ?? from} ${FLOOR}Z`}
      />
      <path className="trend" d={line} />
      {marks.map((mark, row) => (
        <MarkLine key={mark.kind} mark={mark} at={Math.min(x(dayNumber(mark.day)), to)} row={row} />
      ))}
      <line className="now" x1={from} x2={from} y1={TOP - 4} y2={FLOOR + 4} />
      <text className="axis" x={from} y={HEIGHT - 5} textAnchor="middle">
        today
      </text>
      <text className="axis" x={to} y={HEIGHT - 5} textAnchor="end">
        {sayDate(last[0]).replace(/^\w+ /, "")}
      </text>
    </g>
  );
}

/** A date with its words to the left, in a line of its own above those of earlier dates: nothing crosses them. */
function MarkLine({ mark, at, row }: { mark: Mark; at: number; row: number }) {
  const level = 13 + row * 17;
  return (
    <g className={`mark ${mark.kind}`}>
      <line x1={at} x2={at} y1={level - 10} y2={FLOOR} />
      <text x={at - 5} y={level} textAnchor="end">
        {mark.text} {sayDate(mark.day).replace(/^\w+ /, "")}
      </text>
    </g>
  );
}

/** The latest first. */
function marksOf({ likely, safe, due }: Forecast): Mark[] {
  const found: (Mark | null)[] = [
    likely ? { kind: "likely", text: "50 %", day: likely } : null,
    safe ? { kind: "safe", text: "85 %", day: safe } : null,
    due ? { kind: "due", text: "due", day: due } : null,
  ];
  return found.filter((mark) => mark !== null).sort((a, b) => b.day.localeCompare(a.day));
}

/** The first day of each tenth of chance: enough for a table. */
function milestones(days: ReturnType<typeof untilSure<string>>) {
  return days.filter(([, chance], index) => {
    const before = days[index - 1]?.[1] ?? 0;
    return Math.floor(chance * 10) > Math.floor(before * 10);
  });
}

function inWords({ likely, safe, due, chance }: Forecast): string {
  const dates = likely
    ? `Done by ${sayDate(likely)} with a chance of 50 %${safe ? `, by ${sayDate(safe)} with 85 %` : ""}.`
    : "No date is foretold.";
  return due && chance !== null ? `${dates} Due ${sayDate(due)}: ${percent(chance)} likely.` : dates;
}

function percent(chance: number): string {
  return `${Math.round(chance * 100)} %`;
}
