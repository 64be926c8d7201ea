import { useEffect } from "react";
import { LIFE } from "../../lib/place";
import { useStore } from "../../lib/store";
import { Trouble } from "../../ui/Trouble";
import { Composer } from "./Composer";
import { Messages } from "./Messages";
import { isWorking } from "./state";
import { chatThread } from "./thread";
import { Welcome } from "./Welcome";
import "./chat.css";

/** One thread: what was said, what was done, and the message box. */
export function Chat({ threadId }: { threadId: string }) {
  const thread = chatThread(threadId);
  const state = useStore(thread.state);
  useEffect(() => void thread.load(), [thread]);
  const empty = state.loaded && state.conversation.items.length === 0 && !state.head;
  return (
    <section className="chat" aria-label="Chat">
      <h1 className={threadId === LIFE ? "chat-title of-life" : "chat-title"}>
        {threadId === LIFE ? "Life" : state.title || "New chat"}
      </h1>
      {state.trouble && !state.loaded && <Trouble error={state.trouble} retry={() => void thread.load()} />}
      {empty ? <Welcome life={threadId === LIFE} /> : <Messages thread={thread} state={state} />}
      <Composer
        key={threadId}
        thread={thread}
        working={isWorking(state)}
        stopping={state.head?.stopping ?? false}
        asking={state.head?.state === "waiting"}
      />
    </section>
  );
}
