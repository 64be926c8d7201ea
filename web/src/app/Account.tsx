import { useMe } from "../lib/me";
import { palette } from "../lib/palette";
import { go, type View } from "../lib/place";
import { signOut } from "../lib/session";
import { useStore } from "../lib/store";
import { chooseTheme, type Theme, theme } from "../lib/theme";
import { Icon, type IconName } from "../ui/Icon";
import { Menu } from "../ui/Menu";

const NEXT: Record<Theme, [next: Theme, icon: IconName]> = {
  system: ["light", "system"],
  light: ["dark", "sun"],
  dark: ["system", "moon"],
};

/** Who is signed in, which model answers; what is seldom needed, the theme, the way out. */
export function Account({ onOpen }: { onOpen: () => void }) {
  const me = useMe();
  const chosen = useStore(theme);
  const [next, icon] = NEXT[chosen];
  const open = (label: string, view: View) => ({
    label,
    run() {
      go(view);
      onOpen();
    },
  });
  return (
    <footer className="account">
      <p>
        <strong>{me.name}</strong>
        <small>{me.model === "offline" ? "offline model" : me.model}</small>
      </p>
      <button
        type="button"
        className="quiet square"
        aria-label={`Theme: ${chosen}`}
        title={`Theme: ${chosen}`}
        onClick={() => chooseTheme(next)}
      >
        <Icon name={icon} />
      </button>
      <Menu
        label="Account"
        items={() => [
          open("Templates", "templates"),
          open("History", "history"),
          open("Trash", "trash"),
          null,
          open("How priorities are weighed", "weights"),
          open("Settings", "settings"),
          { label: "Keys", keys: "?", run: () => palette.set("keys") },
          null,
          { label: "Sign out", run: () => void signOut() },
        ]}
      >
        <Icon name="more" />
      </Menu>
    </footer>
  );
}
