import { type FormEvent, useState } from "react";
import type { Insight } from "../../lib/records";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { rate, type Thought } from "./deeds";

const MORE: [Thought, string][] = [
  ["accepted", "I take it up"],
  ["modified", "I do it otherwise"],
  ["ignored", "I leave it"],
  ["clear", "The reasoning is clear"],
  ["unclear", "The reasoning is unclear"],
];
const THOUGHTS: Record<string, Thought> = {
  accepted: "helpful",
  rejected: "not_helpful",
  modified: "modified",
  ignored: "ignored",
};

/** group "Is this helpful?": what one thinks of a card, with words where one has some. */
export function Judgement({ card }: { card: Insight }) {
  const [busy, setBusy] = useState(false);
  const [adding, setAdding] = useState(false);
  const thought = card.feedback ? THOUGHTS[card.feedback] : undefined;

  async function say(feedback: Thought, text = "") {
    setBusy(true);
    const done = await rate(card, feedback, text);
    setBusy(false);
    if (done && text) setAdding(false);
  }

  return (
    <fieldset className="judgement" disabled={busy}>
      <legend>Is this helpful?</legend>
      {(["helpful", "not_helpful"] as const).map((each) => (
        <button
          key={each}
          type="button"
          className="small"
          aria-pressed={thought === each}
          onClick={() => void say(each)}
        >
          {each === "helpful" ? "Helpful" : "Not helpful"}
        </button>
      ))}
      <Menu
        label={`More about ${card.title}`}
        items={() => [
          ...MORE.map(([each, label]) => ({ label, run: () => void say(each) })),
          null,
          { label: "Add words…", run: () => setAdding(true) },
        ]}
      >
        <Icon name="more" size={16} />
      </Menu>
      {thought && !adding && (
        <button type="button" className="link" onClick={() => setAdding(true)}>
          Add words
        </button>
      )}
      {adding && <Words say={(text) => say(thought ?? "helpful", text)} leave={() => setAdding(false)} />}
    </fieldset>
  );
}

interface WordsProps {
  say: (text: string) => Promise<void>;
  leave: () => void;
}

function Words({ say, leave }: WordsProps) {
  const [text, setText] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim()) void say(text.trim());
  }

  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === "Escape" && leave()}>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: it was asked for by the press before
        autoFocus
        rows={2}
        aria-label="What you think of it"
        placeholder="What do you think of it?"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="small" disabled={!text.trim()}>
        Say it
      </button>
    </form>
  );
}
