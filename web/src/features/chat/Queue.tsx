import { useState } from "react";
import { propose } from "../../lib/draft";
import type { Outbox } from "./outbox";
import type { Waiting } from "./state";
import type { Manner } from "./turn";

const SAID: Record<Manner, string> = { queue: "waits", steer: "joins in", interrupt: "is next" };

/** What waits for its turn; taken back it is in the message box again. */
export function Queue({ outbox, queue }: { outbox: Outbox; queue: readonly Waiting[] }) {
  return queue.map((message) => <WaitingBubble key={message.id} outbox={outbox} message={message} />);
}

function WaitingBubble({ outbox, message }: { outbox: Outbox; message: Waiting }) {
  const [busy, setBusy] = useState(false);

  async function takeBack() {
    setBusy(true);
    const text = await outbox.takeBack(message.id);
    if (text) propose(text);
    setBusy(false);
  }

  return (
    <div className="said queued">
      <p>{message.text}</p>
      <button
        type="button"
        className="link"
        aria-label="Take back the waiting message"
        disabled={busy || message.onItsWay}
        onClick={() => void takeBack()}
      >
        {SAID[message.manner]} · take back
      </button>
    </div>
  );
}
