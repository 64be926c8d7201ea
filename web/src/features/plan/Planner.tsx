import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DayPlan, Energy } from "../../lib/hrm";
import { get } from "../../lib/http";
import { useWidth } from "../../ui/charts/useWidth";
import { Icon } from "../../ui/Icon";
import { Segments } from "../../ui/Segments";
import { Trouble } from "../../ui/Trouble";
import { Option } from "./Option";
import { Setup } from "./Setup";

/** Below so many pixels the two ways are shown one at a time. */
const BESIDE = 600;

interface Props {
  day: string;
  today: string;
  now: number | null;
  /** How many blocks the day has already. */
  planned: number;
  leave: () => void;
}

/** What is to be said before a day can be planned, and the ways in which it could go. */
export function Planner({ day, today, now, planned, leave }: Props) {
  const [hours, setHours] = useState({ start: "", end: "" });
  const [energy, setEnergy] = useState<Energy | null>(null);
  const [shown, setShown] = useState<"impact" | "ease">("impact");
  const [frame, width] = useWidth<HTMLDivElement>();
  const asked = new URLSearchParams({ day });
  for (const [name, value] of Object.entries({ ...hours, energy })) if (value) asked.set(name, value);
  const found = useQuery({
    queryKey: ["plan", day, asked.toString()],
    queryFn: () => get<DayPlan>(`/api/plan?${asked}`),
    placeholderData: keepPreviousData,
  });
  const plan = found.data;
  const beside = width >= BESIDE;
  const options = plan?.options.filter(({ name }) => beside || name === shown || plan.options.length === 1);
  const nothing = plan?.options.every(({ blocks, left }) => blocks.length + left.length === 0);
  return (
    <div ref={frame}>
      {planned > 0 && (
        <p className="again">
          <Icon name="repeat" size={15} />
          What is planned already stays until you accept another plan.
          <button type="button" className="link" onClick={leave}>
            Keep it as it is
          </button>
        </p>
      )}
      <Setup
        isToday={day === today}
        plan={plan}
        hours={hours}
        setHours={setHours}
        energy={energy}
        setEnergy={setEnergy}
      />
      {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
      {plan && !plan.overfull && <p className="day-summary">{plan.summary}</p>}
      {plan?.overfull && (
        <p className="overfull" role="status">
          <Icon name="flag" size={16} />
          <span>{plan.summary} Postpone something below, or leave something out.</span>
        </p>
      )}
      {plan && nothing && plan.free_minutes > 0 && (
        <p className="empty">
          No open task could be planned. What can be done now appears here with a time of its own.
        </p>
      )}
      {plan && !nothing && (
        <>
          {!beside && plan.options.length > 1 && (
            <div className="which">
              <Segments
                label="Which plan"
                value={shown}
                options={plan.options.map(({ name, title }) => [name, title] as const)}
                choose={setShown}
              />
            </div>
          )}
          <div className={beside && plan.options.length > 1 ? "ways beside" : "ways"}>
            {options?.map((option) => (
              <Option key={option.name} plan={plan} option={option} now={now} accepted={leave} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}
