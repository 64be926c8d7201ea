import { useState } from "react";
import type { Block } from "../../lib/hrm";
import { openThing } from "../../lib/place";
import { act } from "../../ui/act";
import { clockOf, type Edge, LAST_MINUTE } from "../../ui/charts/day";
import { Icon } from "../../ui/Icon";
import { Times } from "./Times";
import { type Span, useStretching } from "./useStretching";

interface Props {
  block: Block;
  /** From when to when it is drawn, in minutes: as it is, or as it is being moved. */
  span: Span;
  held: boolean;
  /** Shows it elsewhere until it is changed, or null: where it is. */
  hold: (span: Span | null) => void;
  change: (span: Span) => void;
}

/** A block of an accepted plan, in hands: done, opened, moved, made longer, removed. */
export function BlockItem({ block, span, held, hold, change }: Props) {
  const [going, setGoing] = useState(false);
  const [typing, setTyping] = useState(false);
  const stretching = useStretching({ span, hold, change });
  const done = going !== block.done;

  async function complete() {
    setGoing(true);
    await act(block.done ? "DELETE" : "PUT", `/api/tasks/${block.ref}/completion`, undefined, {
      said: `${block.done ? "Open again" : "Done"}: ${block.title}`,
      nouns: ["tasks", "blocks"],
    });
    setGoing(false);
  }

  return (
    <div
      className={`stretch block${done ? " done" : ""}${held ? " held" : ""}`}
      onPointerDown={stretching.grab("whole")}
    >
      <div className="line">
        <button
          type="button"
          className="tick"
          aria-label={`${block.done ? "Reopen" : "Complete"} ${block.title}`}
          aria-pressed={done}
          disabled={going}
          onClick={() => void complete()}
        >
          <Icon name="check" size={12} />
        </button>
        <button type="button" className="title" onClick={() => openThing(block.ref)}>
          {block.title}
        </button>
        <button
          type="button"
          className="clock"
          aria-label={`Times of ${block.title}: ${clockOf(span.start)} to ${clockOf(span.end)}`}
          title="Type the times, or move with ↑ ↓"
          onClick={() => setTyping(true)}
          onKeyDown={stretching.keys("whole")}
          onBlur={stretching.settle}
        >
          {clockOf(span.start)}–{clockOf(span.end)}
        </button>
        <button
          type="button"
          className="quiet square"
          aria-label={`Remove ${block.title} from the plan`}
          onClick={() =>
            void act("DELETE", `/api/blocks/${block.id}`, undefined, {
              said: `Out of the plan: ${block.title}`,
              nouns: ["blocks"],
            })
          }
        >
          <Icon name="close" size={14} />
        </button>
      </div>
      {(["start", "end"] as const).map((edge) => (
        <EdgeHandle key={edge} edge={edge} title={block.title} span={span} stretching={stretching} />
      ))}
      {typing && <Times title={block.title} span={span} close={() => setTyping(false)} save={change} />}
    </div>
  );
}

interface HandleProps {
  edge: Edge;
  title: string;
  span: Span;
  stretching: ReturnType<typeof useStretching>;
}

/** slider: one edge of a block. */
function EdgeHandle({ edge, title, span, stretching }: HandleProps) {
  return (
    <div
      role="slider"
      tabIndex={0}
      className={`edge ${edge}`}
      aria-label={`${edge === "start" ? "Start" : "End"} of ${title}`}
      aria-orientation="vertical"
      aria-valuemin={edge === "start" ? 0 : span.start + 5}
      aria-valuemax={edge === "start" ? span.end - 5 : LAST_MINUTE}
      aria-valuenow={span[edge]}
      aria-valuetext={clockOf(span[edge])}
      onPointerDown={stretching.grab(edge)}
      onKeyDown={stretching.keys(edge)}
      onBlur={stretching.settle}
    />
  );
}
