import { type RefObject, useEffect } from "react";
import type { ChatThread } from "./thread";

/** Moves the focus to a card that begins to ask, unless its user is writing or busy elsewhere. */
export function useQuestionFocus(
  box: RefObject<HTMLDivElement | null>,
  card: string | null,
  thread: ChatThread,
) {
  useEffect(() => {
    const { activeElement: at, body } = document;
    const free =
      !at || at === body || box.current?.contains(at) || (at.id === "message" && !thread.draft.trim());
    if (!card || !free) return;
    box.current?.querySelector<HTMLElement>(`.card[data-state="asking"]`)?.focus();
  }, [card, box, thread]);
}
