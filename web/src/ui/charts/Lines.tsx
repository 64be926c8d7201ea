import { Figure } from "./Figure";
import { everyNth, linear, pathThrough, runs } from "./scale";
import { useWidth } from "./useWidth";
import "./lines.css";

const HEIGHT = 176;
const [TOP, BOTTOM, LEFT, RIGHT] = [12, 24, 78, 12];

export interface Series {
  name: string;
  /** How it is drawn: in gold, in ink, or as a thin line behind the others. */
  look: "gold" | "ink" | "thin";
  /** -1 to 1, or null where nothing is known. */
  values: (number | null)[];
  /** What the line is drawn from, as dots of their own. */
  dots?: (number | null)[];
}

interface Props {
  label: string;
  said: string;
  /** What the height means, from -1 to 1. */
  levels: readonly (readonly [value: number, label: string])[];
  /** What is written under each place; empty ones are left out. */
  under: readonly string[];
  /** The last one lies over the others and is named first. */
  series: readonly Series[];
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** figure: some lines over the same days. What is not known stays empty, and no line runs over it. */
export function Lines({ label, said, levels, under, series, columns, rows }: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const x = linear([0, Math.max(under.length - 1, 1)], [LEFT + 8, Math.max(width - RIGHT, LEFT + 9)]);
  const y = linear([-1, 1], [HEIGHT - BOTTOM - 6, TOP]);
  const nth = everyNth(under.length, width - LEFT - RIGHT, 76);
  return (
    <div className="lines">
      <ul className="legend" aria-hidden="true">
        {[...series].reverse().map(({ name, look }) => (
          <li key={name}>
            <svg width="20" height="10" aria-hidden="true">
              <line className={`line ${look}`} x1="1" x2="19" y1="5" y2="5" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <Figure label={label} said={said} columns={columns} rows={rows}>
        <div ref={frame} className="frame" style={{ height: HEIGHT }}>
          {width > 0 && (
            <svg width={width} height={HEIGHT} aria-hidden="true">
              {levels.map(([value, name]) => (
                <g key={value}>
                  <line className="rule" x1={LEFT} x2={width} y1={y(value)} y2={y(value)} />
                  <text className="axis" x="0" y={y(value) + 4}>
                    {name}
                  </text>
                </g>
              ))}
              {under.map(
                (name, index) =>
                  (under.length - 1 - index) % nth === 0 && (
                    <text
                      key={name}
                      className="axis"
                      x={x(index)}
                      y={HEIGHT - 4}
                      textAnchor={index === under.length - 1 ? "end" : "middle"}
                    >
                      {name}
                    </text>
                  ),
              )}
              {series.map(({ name, look, values, dots = values.map(aloneIn) }) => (
                <g key={name}>
                  {runs(values).map((run) => (
                    <path
                      key={run[0]}
                      className={`line ${look}`}
                      d={pathThrough(run.map((index) => [x(index), y(values[index] ?? 0)] as const))}
                    />
                  ))}
                  {dots.map(
                    (value, index) =>
                      value !== null && (
                        <circle
                          key={under[index]}
                          className={`dot ${look}`}
                          cx={x(index)}
                          cy={y(value)}
                          r={look === "thin" ? 1.5 : 2.5}
                        />
                      ),
                  )}
                </g>
              ))}
            </svg>
          )}
        </div>
      </Figure>
    </div>
  );
}

/** A value that no line would show, being alone. */
function aloneIn(value: number | null, index: number, values: readonly (number | null)[]): number | null {
  return (values[index - 1] ?? values[index + 1] ?? null) === null ? value : null;
}
