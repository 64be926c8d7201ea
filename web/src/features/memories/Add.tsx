import { type FormEvent, useState } from "react";
import { Icon } from "../../ui/Icon";
import { add } from "./deeds";

/** form "Add a memory": one line, in one's own words. */
export function Add() {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || !text.trim()) return;
    setBusy(true);
    const done = await add(text.trim());
    setBusy(false);
    if (done) setText("");
  }

  return (
    <form className="remember" aria-label="Add a memory" onSubmit={(event) => void submit(event)}>
      <Icon name="add" size={16} />
      <input
        id="remember"
        aria-label="What Aurum should know of you"
        placeholder="Add a memory: I live in Porto since March"
        autoComplete="off"
        maxLength={1000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {text.trim() && (
        <button type="submit" className="small main" disabled={busy}>
          Remember
        </button>
      )}
    </form>
  );
}
