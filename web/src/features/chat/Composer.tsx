import { type FormEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { proposed } from "../../lib/draft";
import { chord, MAC } from "../../lib/keys";
import { useStore } from "../../lib/store";
import { Icon } from "../../ui/Icon";
import type { ChatThread } from "./thread";
import { LONGEST, type Manner } from "./turn";
import "./composer.css";

interface Props {
  thread: ChatThread;
  /** Whether a turn is under way, and whether it is being ended. */
  working: boolean;
  stopping: boolean;
  /** Whether Aurum waits for a yes or no. */
  asking: boolean;
}

/**
 * textbox "Message Aurum" and button "Send". Enter sends, Shift+Enter breaks the line, "/" comes here. While a turn is
 * under way there are "Steer", "Interrupt" and "Stop" too.
 */
export function Composer({ thread, working, stopping, asking }: Props) {
  const [text, setText] = useState(thread.draft);
  const box = useRef<HTMLTextAreaElement>(null);
  const proposal = useStore(proposed);
  const tooLong = text.length > LONGEST;
  const sendable = text.trim() !== "" && !tooLong;

  useEffect(() => {
    thread.draft = text;
  }, [thread, text]);

  useEffect(() => {
    if (proposal === null) return;
    setText((known) =>
      known.trim() && !known.includes(proposal) ? `${known.trimEnd()} ${proposal}` : proposal,
    );
    proposed.set(null);
    // Where one panel is shown at a time, this one comes into view first.
    requestAnimationFrame(() => box.current?.focus());
  }, [proposal]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the box grows with its text
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    current.style.height = "auto";
    current.style.height = `${current.scrollHeight}px`;
  }, [text]);

  useEffect(() => {
    function comeHere(event: globalThis.KeyboardEvent) {
      const busy =
        event.target instanceof HTMLElement && event.target.matches("input, textarea, [contenteditable]");
      if (event.key !== "/" || busy || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.current?.focus();
    }
    addEventListener("keydown", comeHere);
    return () => removeEventListener("keydown", comeHere);
  }, []);

  function submit(event: FormEvent | KeyboardEvent, manner: Manner = "queue") {
    event.preventDefault();
    if (!sendable) return;
    thread.outbox.say(text.trim(), working ? manner : "queue");
    setText("");
    box.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      submit(event, event.ctrlKey || event.metaKey ? "interrupt" : event.altKey ? "steer" : "queue");
    } else if (event.key === "Escape" && working) {
      event.preventDefault();
      void thread.stop();
    }
  }

  return (
    <form className="composer" onSubmit={submit}>
      <div className="box">
        <textarea
          id="message"
          ref={box}
          rows={1}
          value={text}
          aria-label="Message Aurum"
          aria-describedby="composer-hint"
          aria-invalid={tooLong}
          placeholder="Say it once…"
          enterKeyHint="send"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {working && sendable && (
          <span className="manners">
            <button
              type="button"
              className="quiet small"
              title="Aurum hears it before its next step"
              onClick={(event) => submit(event, "steer")}
            >
              Steer
            </button>
            <button
              type="button"
              className="quiet small"
              title="Ends this turn and answers this instead"
              onClick={(event) => submit(event, "interrupt")}
            >
              Interrupt
            </button>
          </span>
        )}
        {working && (
          <button
            type="button"
            className="round stop"
            aria-label="Stop"
            title="Stop (Esc)"
            disabled={stopping}
            onClick={() => {
              void thread.stop();
              box.current?.focus();
            }}
          >
            <Icon name="stop" size={20} />
          </button>
        )}
        <button type="submit" className="round send" aria-label="Send" disabled={!sendable}>
          <Icon name="send" size={20} />
        </button>
      </div>
      <p id="composer-hint" className={tooLong ? "hint wrong" : "hint"} role={tooLong ? "alert" : undefined}>
        {tooLong ? tooLongSentence(text.length) : hintFor(working, asking)}
      </p>
    </form>
  );
}

function tooLongSentence(length: number): string {
  const say = (count: number) => count.toLocaleString("en");
  return `That is too long for one message: ${say(length)} characters, the most is ${say(LONGEST)}. Shorten it or send it in parts.`;
}

function hintFor(working: boolean, asking: boolean): string {
  if (asking) return "Aurum waits for your yes or no · anything else is a no";
  if (!working) return "Enter sends · Shift+Enter starts a new line";
  return `Enter queues · ${MAC ? "⌥" : "Alt "}Enter steers · ${chord("Enter")} interrupts · Esc stops`;
}
