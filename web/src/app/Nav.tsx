import { go, place, type View } from "../lib/place";
import { useStore } from "../lib/store";
import { Icon, type IconName } from "../ui/Icon";

const SHOWN: [view: View, label: string, icon: IconName][] = [
  ["plan", "Plan my day", "day"],
  ["journal", "Journal", "journal"],
  ["upcoming", "Upcoming", "calendar"],
  ["balance", "Balance", "balance"],
  ["insights", "Insights", "insight"],
  ["tree", "Tree", "tree"],
];

/** nav "Views": what the middle shows beside the chat. */
export function Nav({ onOpen }: { onOpen: () => void }) {
  const { view } = useStore(place);
  return (
    <nav className="views" aria-label="Views">
      {SHOWN.map(([id, label, icon]) => (
        <button
          key={id}
          type="button"
          className="thread"
          aria-current={view === id ? "page" : undefined}
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
