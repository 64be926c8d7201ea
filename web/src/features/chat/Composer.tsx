import { type FormEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { proposed } from "../../lib/draft";
import { useStore } from "../../lib/store";
import { Icon } from "../../ui/Icon";
import type { ChatThread } from "./thread";
import { LONGEST } from "./turn";
import "./composer.css";

/** textbox "Message Aurum" and button "Send". Enter sends, Shift+Enter breaks the line, "/" comes here. */
export function Composer({ thread, waiting }: { thread: ChatThread; waiting: number }) {
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

  function submit(event: FormEvent | KeyboardEvent) {
    event.preventDefault();
    if (!sendable) return;
    thread.say(text.trim());
    setText("");
    box.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
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
        <button type="submit" className="send" aria-label="Send" disabled={!sendable}>
          <Icon name="send" size={20} />
        </button>
      </div>
      <p id="composer-hint" className={tooLong ? "hint wrong" : "hint"} role={tooLong ? "alert" : undefined}>
        {tooLong ? tooLongSentence(text.length) : hintFor(waiting)}
      </p>
    </form>
  );
}

function tooLongSentence(length: number): string {
  const say = (count: number) => count.toLocaleString("en");
  return `That is too long for one message: ${say(length)} characters, the most is ${say(LONGEST)}. Shorten it or send it in parts.`;
}

function hintFor(waiting: number): string {
  if (waiting === 0) return "Enter sends · Shift+Enter starts a new line";
  return waiting === 1 ? "1 message waits for its turn" : `${waiting} messages wait for their turn`;
}
