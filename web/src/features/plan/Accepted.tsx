import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Block, DayPlan } from "../../lib/hrm";
import { get } from "../../lib/http";
import { openThing } from "../../lib/place";
import { sayMinutes } from "../../lib/things";
import { act } from "../../ui/act";
import { clockOf, hoursAround, minutesOf, type Stretch } from "../../ui/charts/day";
import { Timetable } from "../../ui/charts/Timetable";
import { Icon } from "../../ui/Icon";
import { BlockItem } from "./BlockItem";
import { spanOf } from "./Option";
import { counted } from "./Setup";

type Slot = Stretch & { block?: Block; busy?: DayPlan["busy"][number] };

interface Props {
  day: string;
  blocks: readonly Block[];
  now: number | null;
  planAgain: () => void;
}

/** The day as it is planned: blocks to be done, moved, made longer or removed, and a new plan for what is left of it. */
export function Accepted({ day, blocks, now, planAgain }: Props) {
  const [moving, setMoving] = useState<Stretch | null>(null);
  const around = useQuery({
    queryKey: ["plan", day, `day=${day}`],
    queryFn: () => get<DayPlan>(`/api/plan?day=${day}`),
  });
  const known = new Set(blocks.map(({ ref }) => ref));
  const slots: Slot[] = [
    ...blocks.map((block) => ({
      block,
      ...(moving?.key === block.id ? moving : { key: block.id, ...stretchOf(block) }),
    })),
    ...(around.data?.busy ?? [])
      .filter(({ ref }) => !known.has(ref))
      .map((busy) => ({ busy, key: busy.ref, start: minutesOf(busy.start), end: minutesOf(busy.end) })),
  ];
  const [from, to] = hoursAround([...slots, ...blocks.map(stretchOf)]);
  const done = blocks.filter((block) => block.done).length;
  const minutes = blocks.map(stretchOf).reduce((sum, { start, end }) => sum + end - start, 0);

  async function change(block: Block, { start, end }: { start: number; end: number }) {
    const before = stretchOf(block);
    if (start !== before.start || end !== before.end) {
      setMoving({ key: block.id, start, end });
      await act(
        "PATCH",
        `/api/blocks/${block.id}`,
        { start: clockOf(start), end: clockOf(end) },
        { said: `${block.title}: ${clockOf(start)}–${clockOf(end)}`, nouns: ["blocks"] },
      );
    }
    setMoving(null);
  }

  return (
    <div className="accepted">
      <div className="summary">
        <p>
          <strong>{counted(blocks.length, "block")}</strong>, {sayMinutes(minutes)}
          {done > 0 && <> · {done} done</>}
        </p>
        <button type="button" className="small" onClick={planAgain}>
          <Icon name="repeat" size={15} />
          {now === null ? "Plan again" : "Plan again from now"}
        </button>
        <button
          type="button"
          className="small quiet"
          onClick={() =>
            void act("DELETE", `/api/blocks?day=${day}`, undefined, {
              said: "The plan is cleared; the tasks stay.",
              nouns: ["blocks"],
            })
          }
        >
          Clear
        </button>
      </div>
      <Timetable label="Blocks" stretches={slots} from={from} to={to} now={now}>
        {({ block, busy, start, end }) =>
          block ? (
            <BlockItem
              block={block}
              span={{ start, end }}
              held={moving?.key === block.id}
              hold={(span) => setMoving(span && { key: block.id, ...span })}
              change={(span) => void change(block, span)}
            />
          ) : (
            <div className="stretch busy">
              <button type="button" className="title" onClick={() => openThing(busy?.ref ?? "")}>
                {busy?.title}
              </button>
              <span className="clock">{busy && spanOf(busy)}</span>
            </div>
          )
        }
      </Timetable>
      <p className="hint">
        Drag a block or its edges, or use the arrow keys on them. Its time opens the fields to type in.
      </p>
    </div>
  );
}

function stretchOf({ start_time, end_time }: Block) {
  return { start: minutesOf(start_time), end: minutesOf(end_time) };
}
