import { useMe } from "../lib/me";
import { signOut } from "../lib/session";
import { useStore } from "../lib/store";
import { chooseTheme, type Theme, theme } from "../lib/theme";
import { Icon, type IconName } from "../ui/Icon";

const NEXT: Record<Theme, [next: Theme, icon: IconName]> = {
  system: ["light", "system"],
  light: ["dark", "sun"],
  dark: ["system", "moon"],
};

/** Who is signed in, which model answers, the theme, the way out. */
export function Account() {
  const me = useMe();
  const chosen = useStore(theme);
  const [next, icon] = NEXT[chosen];
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
      <button
        type="button"
        className="quiet square"
        aria-label="Sign out"
        title="Sign out"
        onClick={() => void signOut()}
      >
        <Icon name="leave" />
      </button>
    </footer>
  );
}
