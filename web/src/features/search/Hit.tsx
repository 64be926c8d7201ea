import { sayDate } from "../../lib/dates";
import { opening } from "../../lib/open";
import { marked, signOf } from "../../ui/found";
import { Icon } from "../../ui/Icon";
import type { Found } from "./merge";

const NAMES: Record<string, string> = { journal: "Journal", message: "Conversation" };

/** button: what was found, where it lies and when it was; it opens there. */
export function Hit({ found, today }: { found: Found; today: string }) {
  const { kind, ref, title, titleMarks, text, marks, place, day, done, outside } = found;
  const open = opening(found);
  const where = [NAMES[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1), ...place];
  return (
    <button
      type="button"
      className="hit"
      data-kind={kind}
      data-done={done || undefined}
      disabled={!open}
      onClick={() => open?.()}
    >
      <Icon name={signOf(kind)} size={17} />
      <span className="hit-text">
        <span className="where">
          <span>{where.join(" › ")}</span>
          {outside && <span className="badge">others’ words</span>}
          {ref && <span className="ref">{ref}</span>}
          <time dateTime={day}>{sayDate(day, null, today)}</time>
        </span>
        {title && <strong>{marked(title, titleMarks)}</strong>}
        {text && <span className="snippet">{marked(text, marks)}</span>}
      </span>
    </button>
  );
}
