import { sayDate } from "../../lib/dates";
import { Figure } from "./Figure";
import { everyNth, linear, pathThrough, runs } from "./scale";
import { useWidth } from "./useWidth";

const HEIGHT = 132;
const [TOP, BOTTOM, LEFT, RIGHT] = [14, 24, 30, 14];

/** figure: a score of 0 to 100 week by week. Weeks without one stay empty, and no line runs over them. */
export function TrendLine({
  label,
  weeks,
}: {
  label: string;
  weeks: [week: string, score: number | null][];
}) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const x = linear([0, Math.max(weeks.length - 1, 1)], [LEFT + 16, Math.max(width - RIGHT - 12, LEFT + 17)]);
  const y = linear([0, 100], [HEIGHT - BOTTOM, TOP]);
  const scores = weeks.map(([, score]) => score);
  const last = scores.findLastIndex((score) => score !== null);
  const nth = everyNth(weeks.length, width - LEFT - RIGHT, 52);
  return (
    <Figure
      label={label}
      said={inWords(weeks)}
      columns={["Week of", "Score"]}
      rows={weeks.map(([week, score]) => [sayDate(week), score === null ? "nothing done" : score.toFixed(1)])}
    >
      <div ref={frame} className="frame" style={{ height: HEIGHT }}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} aria-hidden="true">
            {[0, 50, 100].map((score) => (
              <g key={score}>
                <line className="rule" x1={LEFT} x2={width - RIGHT} y1={y(score)} y2={y(score)} />
                <text className="axis" x={LEFT - 6} y={y(score) + 4} textAnchor="end">
                  {score}
                </text>
              </g>
            ))}
            {weeks.map(([week, score], index) => (
              <g key={week}>
                {(weeks.length - 1 - index) % nth === 0 && (
                  <text className="axis" x={x(index)} y={HEIGHT - 6} textAnchor="middle">
                    {sayDate(week).replace(/^\w+ /, "")}
                  </text>
                )}
                {score === null && (
                  <line className="missing" x1={x(index) - 5} x2={x(index) + 5} y1={y(4)} y2={y(4)} />
                )}
              </g>
            ))}
            {runs(scores).map((run) => (
              <path
                key={run[0]}
                className="trend"
                d={pathThrough(run.map((index) => [x(index), y(scores[index] ?? 0)] as const))}
              />
            ))}
            {scores.map(
              (score, index) =>
                score !== null && (
                  <circle
                    key={weeks[index]?.[0]}
                    className={index === last ? "point last" : "point"}
                    cx={x(index)}
                    cy={y(score)}
                    r={index === last ? 5 : 3.5}
                  />
                ),
            )}
            {last >= 0 && (
              <text
                className="value"
                x={x(last)}
                y={Math.max(y(scores[last] ?? 0) - 10, 11)}
                textAnchor="middle"
              >
                {Number(scores[last]?.toFixed(1))}
              </text>
            )}
          </svg>
        )}
      </div>
    </Figure>
  );
}

function inWords(weeks: readonly (readonly [string, number | null])[]): string {
  const known = weeks.filter(([, score]) => score !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return "No week has a score yet.";
  const missing = weeks.length - known.length;
  const gaps = missing ? ` ${missing} of ${weeks.length} weeks have none.` : "";
  return `From ${first[1]?.toFixed(1)} in the week of ${sayDate(first[0])} to ${last[1]?.toFixed(1)} in that of ${sayDate(last[0])}.${gaps}`;
}
