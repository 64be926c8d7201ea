import { useCallback, useEffect, useState } from "react";
import { Chat } from "../features/chat/Chat";
import { Blackboard } from "../features/insights/Blackboard";
import { Threads } from "../features/threads/Threads";
import { Today } from "../features/today/Today";
import { proposed } from "../lib/draft";
import { connected, followLive, onLive } from "../lib/live";
import { useMedia } from "../lib/media";
import { go, openThing, place } from "../lib/place";
import { useStore } from "../lib/store";
import { levelOf } from "../lib/things";
import { openSearch } from "../lib/wish";
import { Icon } from "../ui/Icon";
import { Logo } from "../ui/Logo";
import { Part } from "../ui/Part";
import { Toasts } from "../ui/Toasts";
import { Account } from "./Account";
import { CenterView } from "./CenterView";
import { Drawer } from "./Drawer";
import { Nav } from "./Nav";
import { Overlays, QuickButton } from "./Overlays";
import { CHECK_IN, PANEL, TREE } from "./parts";
import { type Tab, Tabs } from "./Tabs";

import "./shell.css";

/** The command center: three columns where there is room, one panel at a time where there is not. */
export function Shell() {
  const wide = useMedia("(min-width: 1180px)");
  const narrow = useMedia("(max-width: 819px)");
  const [drawer, setDrawer] = useState(false);
  const [side, setSide] = useState<Tab>("today");
  const [news, setNews] = useState(false);
  const { view, thread, thing } = useStore(place);
  const online = useStore(connected);
  // Today stands at the side where there is room: then the middle stays a chat.
  const center = !narrow && view === "today" ? "chat" : view;
  // Nothing is shown twice.
  const shown = side === center ? "today" : side;
  const panel = thing !== null && levelOf(thing) !== null;

  useEffect(followLive, []);
  useEffect(() => proposed.subscribe(() => proposed.get() !== null && go("chat")), []);
  useEffect(() => onLive((event) => event.type === "insight" && setNews(true)), []);
  useEffect(() => {
    if (view === "insights") setNews(false);
    if (view === "today") setSide(view);
  }, [view]);

  const closeDrawer = useCallback(() => setDrawer(false), []);

  function show(tab: Tab) {
    if (tab === "insights") setNews(false);
    if (narrow) go(tab === "chat" ? "chat" : tab);
    else setSide(tab);
  }

  const rail = (
    <>
      <Nav onOpen={closeDrawer} />
      <Threads onOpen={closeDrawer} />
      {wide && center !== "tree" && <Part of={TREE} given={{}} />}
      <Account onOpen={closeDrawer} />
    </>
  );
  const open = panel && <Part of={PANEL} key={thing} given={{ reference: thing, close: closeThing }} />;

  return (
    <div className={`shell ${wide ? "wide" : narrow ? "narrow" : "middle"}`}>
      <button
        type="button"
        className="skip"
        onClick={() => {
          go("chat");
          requestAnimationFrame(() => document.getElementById("message")?.focus());
        }}
      >
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
          <button
            type="button"
            className="quiet square"
            aria-label="Search everything"
            onClick={() => openSearch()}
          >
            <Icon name="search" size={20} />
          </button>
        </header>
      )}
      {!wide && drawer && <Drawer close={closeDrawer}>{rail}</Drawer>}
      <main className="center" hidden={center !== "chat" || (narrow && panel)}>
        <Chat threadId={thread} />
      </main>
      {center !== "chat" && (
        <main className="center" hidden={narrow && panel}>
          <CenterView view={center} />
        </main>
      )}
      {(!narrow || panel) && (
        <aside className="right" aria-label="Overview">
          {open || (
            <>
              {(wide || shown === "today") && <Today above={<Part of={CHECK_IN} given={{}} />} />}
              {(wide || shown === "insights") && center !== "insights" && <Blackboard />}
              {!wide && shown === "tree" && <Part of={TREE} given={{}} />}
            </>
          )}
        </aside>
      )}
      {!wide && <Tabs tab={narrow ? view : shown} narrow={narrow} news={news} show={show} />}
      {!online && (
        <p className="offline" role="status">
          Offline · trying again
        </p>
      )}
      <Overlays />
      <Toasts />
    </div>
  );
}

function closeThing() {
  openThing(null);
}

function Brand() {
  return (
    <p className="brand">
      <Logo size={22} />
      <span>Aurum</span>
      <QuickButton />
    </p>
  );
}
