import { useState } from "react";

interface Props {
  question: string;
  /** Whether it was taken. */
  say: (text: string) => Promise<boolean>;
}

/** A field for an answer in one's own words. */
export function WordsAnswer({ question, say }: Props) {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);

  async function send() {
    if (!text.trim() || busy) return;
    setBusy(true);
    if (await say(text.trim())) setText("");
    setBusy(false);
  }

  return (
    <form
      className="in-words"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        aria-label={question}
        placeholder="In your own words"
        rows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            void send();
          }
        }}
      />
      <button type="submit" className="small" disabled={busy || !text.trim()}>
        Answer
      </button>
    </form>
  );
}
