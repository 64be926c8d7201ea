import { useEffect, useRef } from "react";
import { propose } from "../../lib/draft";
import { Icon } from "../../ui/Icon";
import { Logo } from "../../ui/Logo";
import { Markdown } from "../../ui/Markdown";
import type { Card, Item, Said } from "./conversation";
import { operationOf } from "./describe";
import { ToolCard } from "./ToolCard";
import type { ChatThread, ThreadState } from "./thread";
import { useStickyScroll } from "./useStickyScroll";

/**
 * log "Conversation", oldest first: what the user said, then Aurum's words and the cards of what it did.
 * It is busy while an answer streams, so that a screen reader says the answer once and whole.
 */
export function Messages({ thread, state }: { thread: ChatThread; state: ThreadState }) {
  const { conversation, sending, elsewhere, queue, failed, older, loadingOlder } = state;
  const working = sending !== null || elsewhere;
  const scroller = useRef<HTMLDivElement>(null);
  const { away, toEnd } = useStickyScroll(scroller, thread.id, () => void thread.loadOlder());
  useEffect(() => {
    if (sending) toEnd();
  }, [sending, toEnd]);
  const turns = turnsOf(conversation.items);
  const undoAt = lastCards(conversation.items);
  const latest = turns.at(-1);

  return (
    <div className="messages-frame">
      <div
        className="messages"
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-live={loadingOlder ? "off" : "polite"}
        aria-busy={sending !== null}
        aria-label="Conversation"
      >
        <div className="column">
          {older && (
            <button
              type="button"
              className="link earlier"
              disabled={loadingOlder}
              onClick={() => void thread.loadOlder()}
            >
              {loadingOlder ? "Reading earlier messages…" : "Earlier messages"}
            </button>
          )}
          {turns.map((turn) => (
            <div className="turn" key={turn.key}>
              {turn.said && <SaidBubble said={turn.said} />}
              {failed?.message.id === turn.said?.id && failed && <Failure thread={thread} state={failed} />}
              {(turn.items.length > 0 || (working && turn === latest)) && (
                <div className="aurum">
                  <Logo size={22} working={working && turn === latest} />
                  <div className="words-and-cards">
                    {turn.items.map((item) => (
                      <Part
                        key={item.id}
                        item={item}
                        undoable={!sending && item.kind === "card" && isUndoPlace(undoAt, item)}
                        changes={item.kind === "card" ? changesOf(turn.items, item) : 0}
                        answerable={turn === latest && !sending}
                        say={(text) => thread.say(text)}
                      />
                    ))}
                    {working && turn === latest && turn.items.length === 0 && (
                      <p className="thinking">Thinking…</p>
                    )}
                  </div>
                </div>
              )}
            </div>
          ))}
          {queue.map((message) => (
            <div className="said queued" key={message.id}>
              <p>{message.text}</p>
              <button
                type="button"
                className="link"
                aria-label="Take back the waiting message"
                onClick={() => propose(thread.takeBack(message.id))}
              >
                waits · take back
              </button>
            </div>
          ))}
        </div>
      </div>
      {away && (
        <button type="button" className="to-end" onClick={toEnd}>
          <Icon name="down" size={16} />
          Newest
        </button>
      )}
      <p className="unseen" role="status">
        {working ? "Aurum is working" : ""}
      </p>
    </div>
  );
}

function SaidBubble({ said }: { said: Said }) {
  return (
    <div className="said">
      <p>{said.text}</p>
    </div>
  );
}

function Failure({ thread, state }: { thread: ChatThread; state: NonNullable<ThreadState["failed"]> }) {
  return (
    <div className="failure" role="alert">
      <p>{state.problem.detail}</p>
      <button type="button" className="small" onClick={() => thread.retry()}>
        Retry
      </button>
      <button type="button" className="link" onClick={() => propose(thread.takeBack(state.message.id))}>
        Edit
      </button>
    </div>
  );
}

interface PartProps {
  item: Exclude<Item, Said>;
  undoable: boolean;
  changes: number;
  answerable: boolean;
  say: (text: string) => void;
}

function Part({ item, ...card }: PartProps) {
  if (item.kind === "notice") return <p className="notice">{item.text}</p>;
  if (item.kind === "card") return <ToolCard card={item} {...card} />;
  return (
    <div className={item.streaming ? "words streaming" : "words"}>
      <Markdown text={item.text} />
    </div>
  );
}

interface Turn {
  key: string;
  said: Said | null;
  items: Exclude<Item, Said>[];
}

function turnsOf(items: readonly Item[]): Turn[] {
  const turns: Turn[] = [];
  for (const item of items) {
    const last = turns.at(-1);
    if (item.kind === "user") turns.push({ key: item.id, said: item, items: [] });
    else if (last) last.items.push(item);
    else turns.push({ key: item.id, said: null, items: [item] });
  }
  return turns;
}

/** For each operation the last card that is part of it: there the one Undo stands. */
function lastCards(items: readonly Item[]): Map<string | null, string> {
  const cards = items.filter((item): item is Card => item.kind === "card");
  return new Map(cards.map((card) => [operationOf(card), card.id]));
}

function isUndoPlace(undoAt: Map<string | null, string>, card: Card): boolean {
  const operation = operationOf(card);
  return operation !== null && undoAt.get(operation) === card.id;
}

function changesOf(items: readonly Item[], card: Card): number {
  const operation = operationOf(card);
  return items.filter((item) => item.kind === "card" && operationOf(item) === operation).length;
}
