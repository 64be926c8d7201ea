import { type KeyboardEvent, type MouseEvent, useEffect } from "react";
import { useStore } from "../../lib/store";
import type { Node } from "./life";
import { NOTHING, remaining, selection, stretched, toggledOne } from "./selection";

/** Selecting task lines: Ctrl or ⌘ and a click one by one, Shift and a click a range, by keys x and Escape. */
export function useSelection(nodes: readonly Node[]) {
  const chosen = useStore(selection);

  useEffect(() => {
    selection.set(remaining(nodes, selection.get()));
  }, [nodes]);

  function onClickCapture(event: MouseEvent) {
    const target = event.target as Element;
    const key = target.closest<HTMLElement>("[data-key]")?.dataset.key;
    const node = nodes.find((each) => each.key === key);
    if (node?.kind !== "task" || target.closest("button, input")) return;
    const one = event.ctrlKey || event.metaKey;
    if (!one && !event.shiftKey) return selection.set({ ...chosen, from: node.key });
    event.stopPropagation();
    if (event.shiftKey) selection.set(stretched(nodes, chosen, node.key, one));
    else selection.set(toggledOne(chosen, node.key));
  }

  /** Whether a key was meant for the selection. */
  function onKey(event: KeyboardEvent, node: Node): boolean {
    if (event.key === "x" && node.kind === "task") selection.set(toggledOne(chosen, node.key));
    else if (event.key === "Escape" && chosen.keys.size > 0) selection.set(NOTHING);
    else return false;
    return true;
  }

  return { keys: chosen.keys, onKey, handlers: { onClickCapture } };
}
