import type { Ranked } from "../../lib/records";
import type { Difference, Why } from "../../lib/why";
import { hueOf } from "../../ui/hues";

interface Props {
  why: Why;
  others: readonly Ranked[];
  over: string;
  choose: (ref: string) => void;
}

/** Points from which on a rule tells two tasks apart. */
const TELLS = 0.1;

/** region "Compare": this task and another one, rule by rule, what tells most first. */
export function Versus({ why, others, over, choose }: Props) {
  const other = why.over ?? why.first;
  if (others.length === 0) return null;
  const telling = why.differences.filter((each) => Math.abs(each.points - each.other_points) >= TELLS);
  const most = Math.max(1, ...telling.flatMap((each) => [each.points, each.other_points]));
  const alike = why.differences.length - telling.length;
  return (
    <section className="versus" aria-label="Compare">
      <h4>
        <label>
          Compare with{" "}
          <select value={over} onChange={(event) => choose(event.target.value)}>
            {others.map(({ task }) => (
              <option key={task.ref} value={task.ref}>
                {task.ref} {task.title}
              </option>
            ))}
          </select>
        </label>
      </h4>
      {other && (
        <p className="totals">
          <span className="this">
            {why.scored.task.ref} <b>{why.scored.score.toFixed(1)}</b>
          </span>
          <span className="that">
            {other.task.ref} <b>{other.score.toFixed(1)}</b>
          </span>
        </p>
      )}
      <ul>
        {telling.map((each) => (
          <Pair key={each.rule} difference={each} most={most} names={[why.scored.task.ref, over]} />
        ))}
      </ul>
      {alike > 0 && (
        <p className="alike">{alike === 1 ? "One rule says" : `${alike} rules say`} the same of both.</p>
      )}
    </section>
  );
}

interface PairProps {
  difference: Difference;
  most: number;
  names: [string, string];
}

/** What one rule adds to both, as two bars of one scale; the reasons below. */
function Pair({ difference, most, names }: PairProps) {
  const { rule, name, points, other_points, reason, other_reason } = difference;
  const gap = points - other_points;
  const part = (each: number) => ({ "--part": Math.max(each, 0) / most });
  return (
    <li style={hueOf(rule)}>
      <p className="rule">
        {name}
        <b>
          {gap < 0 ? "−" : "+"}
          {Math.abs(gap).toFixed(1)}
        </b>
      </p>
      <div
        className="pair"
        role="img"
        aria-label={`${names[0]} ${points.toFixed(1)}, ${names[1]} ${other_points.toFixed(1)} points`}
      >
        <i style={hueOf(rule, part(points))} />
        <i className="that" style={hueOf(rule, part(other_points))} />
      </div>
      <p className="because">
        {reason}
        {other_reason !== reason && (
          <>
            {" "}
            — {names[1]}: {other_reason}
          </>
        )}
      </p>
    </li>
  );
}
