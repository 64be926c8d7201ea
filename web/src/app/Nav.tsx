import { go, place, type View } from "../lib/place";
import { useStore } from "../lib/store";
import { openSearch } from "../lib/wish";
import { Icon, type IconName } from "../ui/Icon";

const SHOWN: [view: View, label: string, icon: IconName][] = [
  ["plan", "Plan my day", "day"],
  ["journal", "Journal", "journal"],
  ["memory", "Memory", "memory"],
  ["upcoming", "Upcoming", "calendar"],
  ["balance", "Balance", "balance"],
  ["insights", "Insights", "insight"],
  ["tree", "Tree", "tree"],
];

/** nav "Views": what the middle shows beside the chat. */
export function Nav({ onOpen }: { onOpen: () => void }) {
  const { view } = useStore(place);
  const here = view === "notes" ? "memory" : view;
  return (
    <nav className="views" aria-label="Views">
      <button
        type="button"
        className="search-button"
        aria-current={view === "search" ? "page" : undefined}
        onClick={() => {
          onOpen();
          openSearch();
        }}
      >
        <Icon name="search" size={16} />
        Search everything
        <kbd>S</kbd>
      </button>
      {SHOWN.map(([id, label, icon]) => (
        <button
          key={id}
          type="button"
          className="thread"
          aria-current={here === id ? "page" : undefined}
          onClick={() => {
            go(id);
            onOpen();
          }}
        >
          <Icon name={icon} size={16} />
          {label}
        </button>
      ))}
    </nav>
  );
}
