import { sayMoment } from "../../lib/dates";
import { opener } from "../../lib/open";
import { openThread } from "../../lib/place";
import { Icon, type IconName } from "../../ui/Icon";
import { sayEnergy, sayMood } from "./names";
import type { Source, Tier } from "./records";

const ICONS: Record<Source["kind"], IconName> = { message: "chat", checkin: "sun", task: "check" };

/** What a drafted text rests on; what has a place of its own opens. */
export function Sources({ sources, tier }: { sources: readonly Source[]; tier: Tier }) {
  const kept = tier !== "full" && sources.some(({ kind }) => kind === "message");
  return (
    <details className="sources" open>
      <summary>
        Drafted from {sources.length} {sources.length === 1 ? "thing" : "things"} of the day. Change what you
        like; nothing is stored until you save.
        {kept && " What you said in the chat for it is then kept from models too."}
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
      <span>{text || feltIn(source)}</span>
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

/** What a check-in without words says. */
function feltIn({ mood, energy }: Source): string {
  const said = [mood && sayMood(mood), energy && `${sayEnergy(energy).toLowerCase()} energy`];
  return said.filter(Boolean).join(", ");
}

function openerOf({ kind, ref, thread }: Source): (() => void) | null {
  if (ref) return opener(ref);
  if (kind === "message" && thread) return () => openThread(thread);
  return null;
}
