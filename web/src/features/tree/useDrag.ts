import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Node } from "./life";
import { dropped, isKind, type Zone } from "./moves";
import { perform } from "./state";

const FAR = 5;
const HOLD = 350;
const EDGE = 36;

interface Over {
  key: string;
  zone: Zone;
}

/** Dragging a line with a mouse, a pen, or a finger that rests on it first. Escape lets it be where it was. */
export function useDrag(tree: RefObject<HTMLElement | null>, nodes: readonly Node[]) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<Over | null>(null);
  const ghost = useRef<HTMLParagraphElement>(null);
  const known = useRef({ nodes, over });
  known.current = { nodes, over };
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  function onPointerDown(event: PointerEvent) {
    const line = (event.target as Element).closest<HTMLElement>("[data-key]");
    const key = line?.dataset.key;
    const node = nodes.find((each) => each.key === key);
    if (!key || !node || !isKind(node.kind) || event.button !== 0) return;
    if ((event.target as Element).closest("button, input")) return;
    stop.current();
    const start = { x: event.clientX, y: event.clientY };
    const byTouch = event.pointerType === "touch";
    let active = false;
    const hold = byTouch ? window.setTimeout(begin, HOLD) : 0;
    const listening = new AbortController();
    const { signal } = listening;

    function begin() {
      active = true;
      setDragged(key ?? null);
      if (byTouch) navigator.vibrate?.(10);
    }

    function end(drop: boolean) {
      clearTimeout(hold);
      listening.abort();
      const target = known.current.over;
      const move =
        drop && active && key && target && dropped(known.current.nodes, key, target.key, target.zone);
      if (move) perform(move, node?.name ?? "");
      // The click that follows the release would open what was only dragged.
      if (active) addEventListener("click", swallow, { capture: true, once: true });
      if (active) setTimeout(() => removeEventListener("click", swallow, { capture: true }), 50);
      setDragged(null);
      setOver(null);
    }

    addEventListener(
      "pointermove",
      (moved) => {
        const far = Math.hypot(moved.clientX - start.x, moved.clientY - start.y) > FAR;
        if (!active && byTouch && far) return end(false);
        if (!active && far) begin();
        if (!active || !key) return;
        if (ghost.current)
          ghost.current.style.transform = `translate(${moved.clientX + 12}px, ${moved.clientY + 8}px)`;
        scrollNear(tree.current, moved.clientY);
        const taken =
          overAt(moved.clientX, moved.clientY).find(({ key: target, zone }) =>
            dropped(known.current.nodes, key, target, zone),
          ) ?? null;
        if (taken?.key !== known.current.over?.key || taken?.zone !== known.current.over?.zone)
          setOver(taken);
      },
      { signal },
    );
    addEventListener("pointerup", () => end(true), { signal });
    addEventListener("pointercancel", () => end(false), { signal });
    addEventListener("touchmove", (touch) => active && touch.preventDefault(), { signal, passive: false });
    addEventListener("contextmenu", (menu) => active && menu.preventDefault(), { signal });
    addEventListener(
      "keydown",
      (pressed) => {
        if (pressed.key !== "Escape" || !active) return;
        pressed.stopPropagation();
        end(false);
      },
      { signal, capture: true },
    );
    stop.current = () => end(false);
  }

  return { dragged, over, ghost, handlers: { onPointerDown } };
}

function swallow(event: Event) {
  event.stopPropagation();
  event.preventDefault();
}

/** The line under a point: in its upper part one means before it, in its lower part after it, else into it if it can hold. */
function overAt(x: number, y: number): Over[] {
  const line = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-key]");
  const key = line?.dataset.key;
  if (!line || !key) return [];
  const { top, height } = line.getBoundingClientRect();
  const share = (y - top) / height;
  const edge: Zone = share < 0.5 ? "before" : "after";
  return share < 0.3 || share > 0.7
    ? [{ key, zone: edge }]
    : [
        { key, zone: "into" },
        { key, zone: edge },
      ];
}

function scrollNear(tree: HTMLElement | null, y: number) {
  const scroll = tree?.closest(".scroll");
  if (!scroll) return;
  const { top, bottom } = scroll.getBoundingClientRect();
  if (y < top + EDGE) scroll.scrollTop -= 12;
  if (y > bottom - EDGE) scroll.scrollTop += 12;
}
