import { useQuery } from "@tanstack/react-query";
import { getAll } from "../../lib/http";
import { LIFE, openNewThread, openThread, place } from "../../lib/place";
import type { Thread } from "../../lib/records";
import { useStore } from "../../lib/store";
import { Icon } from "../../ui/Icon";
import { Logo } from "../../ui/Logo";
import "./threads.css";

/** nav "Threads": the life-thread, the side chats, and the button "New chat". */
export function Threads({ onOpen }: { onOpen: () => void }) {
  const { thread: open, view } = useStore(place);
  const { data = [] } = useQuery({ queryKey: ["threads"], queryFn: () => getAll<Thread>("/api/chat") });
  const side = data.filter((known) => known.id !== LIFE);
  const shown =
    side.some((known) => known.id === open) || open === LIFE ? side : [{ id: open, title: "" }, ...side];

  function go(id: string) {
    openThread(id);
    onOpen();
  }

  return (
    <nav className="threads" aria-label="Threads">
      <button
        type="button"
        className="new"
        onClick={() => {
          openNewThread();
          onOpen();
        }}
      >
        <Icon name="add" />
        New chat
      </button>
      <ul>
        <li>
          <button
            type="button"
            className="thread"
            aria-current={view === "chat" && open === LIFE ? "page" : undefined}
            onClick={() => go(LIFE)}
          >
            <Logo size={15} />
            Life
          </button>
        </li>
        {shown.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              className="thread"
              aria-current={view === "chat" && open === id ? "page" : undefined}
              onClick={() => go(id)}
            >
              <Icon name="chat" size={15} />
              <span>{title || "New chat"}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
