import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { type Edge, edged, shifted } from "../../ui/charts/day";
import { PER_MINUTE } from "../../ui/charts/Timetable";

export interface Span {
  start: number;
  end: number;
}

interface Given {
  span: Span;
  hold: (span: Span | null) => void;
  change: (span: Span) => void;
}

const STEPS: Record<string, number> = { ArrowUp: -5, ArrowDown: 5, PageUp: -30, PageDown: 30 };
/** Milliseconds after the last key until what it did is saved. */
const REST = 900;
/** Pixels within which a press is a click. */
const CLICK = 4;

/** Moves a block or one of its edges, by pointer and by keys. It is shown at once and saved when the hand rests. */
export function useStretching({ span, hold, change }: Given) {
  const wanted = useRef<Span | null>(null);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  function show(next: Span | null) {
    wanted.current = next;
    hold(next);
  }

  function settle() {
    clearTimeout(timer.current);
    const next = wanted.current;
    wanted.current = null;
    if (next) change(next);
  }

  function keys(part: Edge | "whole") {
    return (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (event.key === "Escape" && wanted.current) {
        event.preventDefault();
        clearTimeout(timer.current);
        show(null);
      } else if (step) {
        event.preventDefault();
        show(moved(wanted.current ?? span, part, step));
        clearTimeout(timer.current);
        timer.current = window.setTimeout(settle, REST);
      }
    };
  }

  function grab(part: Edge | "whole") {
    return (event: PointerEvent<HTMLElement>) => {
      const inside = event.target instanceof Element && event.target.closest("button, input, dialog");
      // A finger on the block scrolls; its edges can be drawn.
      if (event.button !== 0 || inside || (part === "whole" && event.pointerType === "touch")) return;
      event.preventDefault();
      event.stopPropagation();
      follow(event.currentTarget, event.clientY, (by) => show(moved(span, part, by / PER_MINUTE)), settle);
    };
  }

  return { keys, grab, settle };
}

function moved(span: Span, part: Edge | "whole", by: number): Span {
  return part === "whole" ? shifted(span, by) : edged(span, part, span[part] + by);
}

/** Hears a pointer that was pressed at `from` until it is let go of. */
function follow(held: HTMLElement, from: number, move: (by: number) => void, end: () => void) {
  let begun = false;
  const onMove = ({ clientY }: globalThis.PointerEvent) => {
    begun ||= Math.abs(clientY - from) >= CLICK;
    if (begun) move(clientY - from);
  };
  const onEnd = () => {
    removeEventListener("pointermove", onMove);
    removeEventListener("pointerup", onEnd);
    removeEventListener("pointercancel", onEnd);
    end();
  };
  held.focus({ preventScroll: true });
  addEventListener("pointermove", onMove);
  addEventListener("pointerup", onEnd);
  addEventListener("pointercancel", onEnd);
}
