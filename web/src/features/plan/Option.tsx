import { useState } from "react";
import type { Busy, DayPlan, Planned, PlanOption } from "../../lib/hrm";
import { openThing } from "../../lib/place";
import { sayMinutes } from "../../lib/things";
import { act } from "../../ui/act";
import { hoursAround, minutesOf, type Stretch } from "../../ui/charts/day";
import { Timetable } from "../../ui/charts/Timetable";
import { Icon } from "../../ui/Icon";
import { LeftOut } from "./LeftOut";
import { counted } from "./Setup";

type Slot = Stretch & ({ planned: Planned; busy?: never } | { busy: Busy; planned?: never });

interface Props {
  plan: DayPlan;
  option: PlanOption;
  now: number | null;
  accepted: () => void;
}

/** region named by its title: one way to spend the day, block by block with the reason of each; accepted as it stands. */
export function Option({ plan, option, now, accepted }: Props) {
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const [postponed, setPostponed] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const blocks = option.blocks.filter((block) => !dropped.has(keyOf(block)));
  const minutes = blocks.reduce((sum, block) => sum + block.minutes, 0);
  const [from, to] = hoursAround([
    ...plan.options.flatMap((each) => each.blocks.map(stretchOf)),
    ...plan.busy.map(stretchOf),
    stretchOf(plan),
  ]);

  async function accept() {
    setBusy(true);
    const postpone = option.left.filter(({ task_id }) => postponed.has(task_id));
    const done = await act(
      "POST",
      "/api/plan",
      {
        day: plan.day,
        blocks: blocks.map(({ ref, start, end }) => ({ task: ref, start, end })),
        postpone: postpone.map(({ ref, postpone_to }) => ({ task: ref, to: postpone_to })),
      },
      {
        said: `Planned: ${counted(blocks.length, "block")}, ${sayMinutes(minutes)}.`,
        nouns: ["blocks", "tasks"],
      },
    );
    setBusy(false);
    if (done) accepted();
  }

  return (
    <section className="way" aria-label={option.title}>
      <header>
        <h2>{option.title}</h2>
        <p>{option.reason}</p>
      </header>
      <Timetable
        label={`${option.title}: blocks`}
        stretches={slotsOf(plan, blocks)}
        from={from}
        to={to}
        now={now}
      >
        {(slot) =>
          slot.planned ? (
            <PlannedBlock block={slot.planned} drop={() => setDropped(new Set([...dropped, slot.key]))} />
          ) : (
            <div className="stretch busy">
              <button type="button" className="title" onClick={() => openThing(slot.busy.ref)}>
                {slot.busy.title}
              </button>
              <span className="clock">{spanOf(slot.busy)}</span>
            </div>
          )
        }
      </Timetable>
      {dropped.size > 0 && (
        <p className="dropped">
          {counted(dropped.size, "block")} left out.
          <button type="button" className="link" onClick={() => setDropped(new Set())}>
            Take back in
          </button>
        </p>
      )}
      <LeftOut
        left={option.left}
        over={plan.over_minutes}
        postponed={postponed}
        setPostponed={setPostponed}
      />
      <button
        type="button"
        className="main accept"
        disabled={busy || blocks.length === 0}
        onClick={() => void accept()}
      >
        <Icon name="check" size={16} />
        Accept
        <span className="unseen"> {option.title}</span>
        <small>
          {counted(blocks.length, "block")} · {sayMinutes(minutes)}
        </small>
      </button>
    </section>
  );
}

function PlannedBlock({ block, drop }: { block: Planned; drop: () => void }) {
  return (
    <div className="stretch" title={block.reason}>
      <button type="button" className="title" onClick={() => openThing(block.ref)}>
        {block.title}
      </button>
      <p className="because">
        <span className="clock">{spanOf(block)}</span>
        {block.assumed && <span title="Nobody said how long it takes"> (assumed)</span>} · {block.reason}
      </p>
      <button type="button" className="quiet leave" aria-label={`Leave out ${block.title}`} onClick={drop}>
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}

function slotsOf(plan: DayPlan, blocks: readonly Planned[]): Slot[] {
  return [
    ...blocks.map((planned) => ({ key: keyOf(planned), ...stretchOf(planned), planned })),
    ...plan.busy.map((busy) => ({ key: keyOf(busy), ...stretchOf(busy), busy })),
  ];
}

/** A task may have several blocks. */
function keyOf({ ref, start }: { ref: string; start: string }): string {
  return `${ref} ${start}`;
}

function stretchOf({ start, end }: { start: string; end: string }) {
  return { start: minutesOf(start), end: minutesOf(end) };
}

export function spanOf({ start, end }: { start: string; end: string }): string {
  return `${start.slice(0, 5)}–${end.slice(0, 5)}`;
}
