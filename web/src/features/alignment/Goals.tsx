import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { GoalLevel, GoalRanking, ScoredGoal } from "../../lib/hrm";
import { get } from "../../lib/http";
import { openThing } from "../../lib/place";
import { Contributions } from "../../ui/Contributions";
import { hueOf } from "../../ui/hues";
import { Icon } from "../../ui/Icon";
import { Path } from "../../ui/Path";
import { Segments } from "../../ui/Segments";
import { Trouble } from "../../ui/Trouble";

const LEVELS = [
  ["pillar", "Pillars"],
  ["area", "Areas"],
  ["project", "Projects"],
] as const;

/** region "What matters most": goals of one level in order, each with the sum that puts it there. */
export function Goals() {
  const [level, setLevel] = useState<GoalLevel>("project");
  const found = useQuery({
    queryKey: ["ranking", level],
    queryFn: () => get<GoalRanking>(`/api/goals/ranking?level=${level}`),
    placeholderData: keepPreviousData,
  });
  const items = found.data?.items ?? [];
  return (
    <section className="goals" aria-labelledby="goals-title">
      <header>
        <h2 className="day" id="goals-title">
          What matters most now
        </h2>
        <Segments label="Which goals" value={level} options={LEVELS} choose={setLevel} />
      </header>
      {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <p className="empty">There are no open {level}s.</p>}
      <ol>
        {items.map((goal) => (
          <Goal key={goal.id} goal={goal} />
        ))}
      </ol>
    </section>
  );
}

function Goal({ goal }: { goal: ScoredGoal }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div className="head">
        <button type="button" className="title" onClick={() => openThing(goal.ref)}>
          {goal.name}
        </button>
        <span className="ref">{goal.ref}</span>
        <button
          type="button"
          className="points"
          aria-expanded={open}
          aria-label={`Score ${goal.score.toFixed(1)} of ${goal.name}: why?`}
          onClick={() => setOpen(!open)}
        >
          {goal.score.toFixed(1)}
          <Icon name="chevron" size={13} />
        </button>
      </div>
      {!open && (
        <div className="stack" aria-hidden="true">
          {goal.contributions.map(({ rule, points }) => (
            <span key={rule} style={hueOf(rule, { "--points": points })} />
          ))}
        </div>
      )}
      <p className="reason">{goal.reason}</p>
      {open && (
        <>
          <Contributions parts={goal.contributions} score={goal.score} />
          <Path steps={goal.path} />
        </>
      )}
    </li>
  );
}
