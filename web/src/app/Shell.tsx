import { useCallback, useEffect, useState } from "react";
import { Chat } from "../features/chat/Chat";
import { Blackboard } from "../features/insights/Blackboard";
import { Threads } from "../features/threads/Threads";
import { Today } from "../features/today/Today";
import { Tree } from "../features/tree/Tree";
import { proposed } from "../lib/draft";
import { connected, followLive, onLive } from "../lib/live";
import { useMedia } from "../lib/media";
import { thread } from "../lib/place";
import { useStore } from "../lib/store";
import { Icon } from "../ui/Icon";
import { Logo } from "../ui/Logo";
import { Toasts } from "../ui/Toasts";
import { Account } from "./Account";
import { Drawer } from "./Drawer";
import { type Tab, Tabs } from "./Tabs";
import "./shell.css";

/** The command center: three columns where there is room, one panel at a time where there is not. */
export function Shell() {
  const wide = useMedia("(min-width: 1180px)");
  const narrow = useMedia("(max-width: 819px)");
  const [tab, setTab] = useState<Tab>("chat");
  const [drawer, setDrawer] = useState(false);
  const [news, setNews] = useState(false);
  const open = useStore(thread);
  const online = useStore(connected);
  const panel = narrow || tab !== "chat" ? tab : "today";

  useEffect(followLive, []);
  useEffect(() => proposed.subscribe(() => proposed.get() !== null && setTab("chat")), []);
  useEffect(() => onLive((event) => event.type === "insight" && setNews(true)), []);

  const closeDrawer = useCallback(() => setDrawer(false), []);

  function show(next: Tab) {
    if (next === "insights") setNews(false);
    setTab(next);
  }

  const rail = (
    <>
      <Threads
        onOpen={() => {
          setDrawer(false);
          setTab("chat");
        }}
      />
      {wide && <Tree />}
      <Account />
    </>
  );

  return (
    <div className={`shell ${wide ? "wide" : narrow ? "narrow" : "middle"}`}>
      <button type="button" className="skip" onClick={() => document.getElementById("message")?.focus()}>
        Skip to the message box
      </button>
      {wide ? (
        <aside className="left" aria-label="Navigation">
          <Brand />
          {rail}
        </aside>
      ) : (
        <header className="top">
          <button
            type="button"
            className="quiet square"
            aria-label="Menu"
            aria-expanded={drawer}
            onClick={() => setDrawer(!drawer)}
          >
            <Icon name={drawer ? "close" : "menu"} size={20} />
          </button>
          <Brand />
        </header>
      )}
      {!wide && drawer && <Drawer close={closeDrawer}>{rail}</Drawer>}
      <main className="center" hidden={narrow && tab !== "chat"}>
        <Chat threadId={open} />
      </main>
      {(wide || !narrow || tab !== "chat") && (
        <aside className="right" aria-label="Overview">
          {(wide || panel === "today") && <Today />}
          {(wide || panel === "insights") && <Blackboard />}
          {!wide && panel === "tree" && <Tree />}
        </aside>
      )}
      {!wide && <Tabs tab={narrow ? tab : panel} narrow={narrow} news={news} show={show} />}
      {!online && (
        <p className="offline" role="status">
          Offline · trying again
        </p>
      )}
      <Toasts />
    </div>
  );
}

function Brand() {
  return (
    <p className="brand">
      <Logo size={22} />
      Aurum
    </p>
  );
}
