import type { View } from "../lib/place";
import { Icon, type IconName } from "../ui/Icon";
import "./tabs.css";

export type Tab = "chat" | "today" | "journal" | "upcoming" | "tree" | "insights";

const TABS: [tab: Tab, label: string, icon: IconName][] = [
  ["chat", "Chat", "chat"],
  ["today", "Today", "today"],
  ["journal", "Journal", "journal"],
  ["upcoming", "Upcoming", "calendar"],
  ["tree", "Tree", "tree"],
  ["insights", "Insights", "insight"],
];

const NARROW_ONLY: readonly Tab[] = ["chat", "journal", "upcoming"];

interface Props {
  tab: View;
  narrow: boolean;
  /** Whether an insight came that was not looked at. */
  news: boolean;
  show: (tab: Tab) => void;
}

/** nav "Panels": which panel is shown where not all of them fit. */
export function Tabs({ tab, narrow, news, show }: Props) {
  return (
    <nav className="tabs" aria-label="Panels">
      {TABS.filter(([id]) => narrow || !NARROW_ONLY.includes(id)).map(([id, label, icon]) => (
        <button
          key={id}
          type="button"
          aria-current={tab === id ? "page" : undefined}
          onClick={() => show(id)}
        >
          <Icon name={icon} size={20} />
          {label}
          {id === "insights" && news && tab !== id && <i className="new-mark" title="New insight" />}
        </button>
      ))}
    </nav>
  );
}
