import type { Insight } from "../../lib/records";
import { type Learned, sayLearned } from "../../lib/why";
import { act } from "../../ui/act";
import { toast } from "../../ui/toasts";

const BOARD = { nouns: ["insights"] };

/** What can be said of a card. */
export type Thought = "helpful" | "not_helpful" | "accepted" | "modified" | "ignored" | "clear" | "unclear";

const pathOf = ({ ref }: Pick<Insight, "ref">, under: string) => `/api/insights/${ref}/${under}`;

export async function pin(card: Insight) {
  await act(card.pinned ? "DELETE" : "PUT", pathOf(card, "pin"), undefined, BOARD);
}

/** Takes a card off, and offers to put it back. */
export async function dismiss(card: Insight) {
  if (!(await act("PUT", pathOf(card, "dismissal"), undefined, BOARD))) return;
  toast(`Dismissed: ${card.title}`, { label: "Undo", run: () => void putBack(card) });
}

export async function putBack(card: Insight) {
  if (await act("DELETE", pathOf(card, "dismissal"), undefined, BOARD)) toast(`It is back: ${card.title}`);
}

/** Says what one thinks of a card; the weights that this moved are told, with the way back, and `quietly` those alone. */
export async function rate(card: Insight, feedback: Thought, text = "", quietly = false) {
  return act<{ learned: Learned | null }>(
    "POST",
    pathOf(card, "feedback"),
    { feedback, text },
    {
      said: ({ learned }) =>
        learned?.adjustments.length ? sayLearned(learned) : quietly ? "" : "Thank you, it is noted.",
      nouns: ["insights", "preferences"],
    },
  );
}

/** Has a card told in words, which stay with it. */
export async function narrate(card: Insight) {
  await act("POST", pathOf(card, "narrative"), undefined, BOARD);
}

/** Looks at the whole life now, and says what is new. */
export async function look() {
  const found = await act<Insight[]>("POST", "/api/insights/look", undefined, BOARD);
  if (!found) return;
  const [first, ...others] = found.value;
  if (!first) toast("Looked at everything: nothing new.");
  else toast(others.length ? `${found.value.length} insights are new.` : `New: ${first.title}`);
}

/** Puts something that the user noticed on the board. */
export async function note(title: string, summary: string, about: string) {
  const body = { title, summary, about };
  return act<Insight>("POST", "/api/insights", body, { ...BOARD, said: "It is on the board." });
}
