import { useEffect, useRef } from "react";
import { Icon } from "../../ui/Icon";
import { sentenceOf } from "./asked";
import { Queue } from "./Queue";
import { isWorking, type ThreadState } from "./state";
import { TurnView } from "./TurnView";
import type { ChatThread } from "./thread";
import { lastCards, questionsOf, turnsOf } from "./turns";
import { useQuestionFocus } from "./useQuestionFocus";
import { useStickyScroll } from "./useStickyScroll";

/**
 * log "Conversation", oldest first: what the user said, then Aurum's words and the cards of what it did.
 * It is busy while an answer streams, so that a screen reader says the answer once and whole.
 */
export function Messages({ thread, state }: { thread: ChatThread; state: ThreadState }) {
  const { conversation, head, queue, failed, broken, older, loadingOlder } = state;
  const working = isWorking(state);
  const scroller = useRef<HTMLDivElement>(null);
  const { away, toEnd } = useStickyScroll(scroller, thread.id, () => void thread.loadOlder());
  const sending = head?.state === "sending" ? head.run : null;
  useEffect(() => {
    if (sending) toEnd();
  }, [sending, toEnd]);
  const turns = turnsOf(conversation);
  const undoAt = lastCards(conversation.items);
  const latest = turns.at(-1);
  const current = working ? (turns.findLast(({ run }) => run === head?.run) ?? latest) : null;
  const [question] = questionsOf(conversation.items);
  useQuestionFocus(scroller, question?.callId ?? null, thread);

  return (
    <div className="messages-frame">
      <div
        className="messages"
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-live={loadingOlder ? "off" : "polite"}
        aria-busy={working}
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
            <TurnView
              key={turn.key}
              thread={thread}
              turn={turn}
              working={turn === current}
              broken={broken}
              failed={failed && failed.message.id === turn.said?.id ? failed : null}
              undoAt={undoAt}
              answerable={turn === latest && !working}
            />
          ))}
          <Queue outbox={thread.outbox} queue={queue} />
        </div>
      </div>
      {away && (
        <button type="button" className="to-end" onClick={toEnd}>
          <Icon name="down" size={16} />
          Newest
        </button>
      )}
      <p className="unseen" role="status">
        {working ? "Aurum is working" : question ? `Aurum asks: ${sentenceOf(question)}` : ""}
      </p>
    </div>
  );
}
