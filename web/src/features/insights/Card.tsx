import { useEffect, useRef, useState } from "react";
import { sayAgo } from "../../lib/dates";
import { useNow } from "../../lib/me";
import { openThing } from "../../lib/place";
import type { Insight } from "../../lib/records";
import { kept } from "../../lib/words";
import { CallButton } from "../../ui/CallButton";
import { Icon } from "../../ui/Icon";
import { dismiss, pin, putBack, rate } from "./deeds";
import { Inside } from "./Inside";
import { impactOf, kindOf, opinionOf } from "./kinds";
import { Sure } from "./Sure";

interface Props {
  card: Insight;
  /** Whether the address names it: then it is open, and in sight. */
  named: boolean;
}

/** article named by its title: a whole conclusion, what to do about it, and, opened, all that it rests on. */
export function Card({ card, named }: Props) {
  const [open, setOpen] = useState(named);
  const article = useRef<HTMLElement>(null);
  const { icon, label } = kindOf(card.type);
  const now = useNow();

  useEffect(() => {
    if (!named) return;
    setOpen(true);
    article.current?.scrollIntoView({ block: "start" });
  }, [named]);

  function toggle() {
    setOpen(!open);
    if (open && named) openThing(null);
  }

  return (
    <article ref={article} className={`insight whole ${card.state}`} aria-label={card.title}>
      <p className="meta">
        <Icon name={icon} size={15} />
        <span className="type">{label}</span>
        <time dateTime={card.created_at}>{sayAgo(card.created_at, now)}</time>
        <Deeds card={card} />
      </p>
      <h2>{card.title}</h2>
      <p className="summary">{kept(card.summary)}</p>
      {card.state === "active" && <Advice card={card} />}
      <p className="foot">
        <span className={`impact ${impactOf(card)}`}>{impactOf(card)} impact</span>
        <Sure confidence={card.confidence} />
        {card.feedback && <span className="opinion">{opinionOf(card)}</span>}
        <button type="button" className="link more" aria-expanded={open} onClick={toggle}>
          Why?
          <Icon name="chevron" size={14} />
        </button>
      </p>
      {open && <Inside card={card} />}
    </article>
  );
}

/** What is done with the card itself. */
function Deeds({ card }: { card: Insight }) {
  const { title, pinned, state } = card;
  const [busy, setBusy] = useState(false);

  async function run(deed: (card: Insight) => Promise<void>) {
    setBusy(true);
    await deed(card);
    setBusy(false);
  }

  if (state === "dismissed")
    return (
      <button type="button" className="link" disabled={busy} onClick={() => void run(putBack)}>
        Put back
      </button>
    );
  if (state !== "active") return null;
  return (
    <>
      <button
        type="button"
        className="quiet square"
        aria-label={`Pin ${title}`}
        title={pinned ? "Pinned" : "Pin"}
        aria-pressed={pinned}
        disabled={busy}
        onClick={() => void run(pin)}
      >
        <Icon name="pin" size={16} />
      </button>
      <button
        type="button"
        className="quiet square"
        aria-label={`Dismiss ${title}`}
        title="Dismiss"
        disabled={busy}
        onClick={() => void run(dismiss)}
      >
        <Icon name="close" size={16} />
      </button>
    </>
  );
}

/** So much advice is shown at once. */
const FIRST = 3;

/** list "What to do": each a button that does it; doing it is taking the advice. */
function Advice({ card }: { card: Insight }) {
  const [all, setAll] = useState(false);
  const { length } = card.recommendations;
  if (length === 0) return null;
  const shown = all || length <= FIRST + 1 ? length : FIRST;
  return (
    <ul className="advice" aria-label="What to do">
      {card.recommendations.slice(0, shown).map(({ text, call }) => (
        <li key={text}>
          <CallButton call={call} said={text} done={() => void rate(card, "accepted", "", true)}>
            <span>{text === card.title ? "Do that" : text}</span>
            <Icon name="chevron" size={14} />
          </CallButton>
        </li>
      ))}
      {shown < length && (
        <li>
          <button type="button" className="link" onClick={() => setAll(true)}>
            {length - shown} more
          </button>
        </li>
      )}
    </ul>
  );
}
