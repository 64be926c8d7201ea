import { sayMoment } from "../../lib/dates";
import { opener } from "../../lib/open";
import { openThread } from "../../lib/place";
import { Icon, type IconName } from "../../ui/Icon";
import type { Source } from "./records";

const ICONS: Record<Source["kind"], IconName> = { message: "chat", checkin: "sun", task: "check" };

/** What a drafted text rests on; what has a place of its own opens. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  return (
    <details className="sources" open>
      <summary>
        Drafted from {sources.length} {sources.length === 1 ? "thing" : "things"} of the day. Change what you
        like; nothing is stored until you save.
      </summary>
      <ul aria-label="Drafted from">
        {sources.map((source) => (
          <li key={`${source.kind} ${source.id}`}>
            <Line source={source} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Line({ source }: { source: Source }) {
  const { kind, at, text } = source;
  const open = openerOf(source);
  const words = (
    <>
      <Icon name={ICONS[kind]} size={14} />
      <time dateTime={at}>{sayMoment(at).split(" ").at(-1)}</time>
      <span>{text}</span>
    </>
  );
  return open ? (
    <button type="button" className="source" onClick={open}>
      {words}
    </button>
  ) : (
    <p className="source">{words}</p>
  );
}

function openerOf({ kind, ref, thread }: Source): (() => void) | null {
  if (ref) return opener(ref);
  if (kind === "message" && thread) return () => openThread(thread);
  return null;
}
