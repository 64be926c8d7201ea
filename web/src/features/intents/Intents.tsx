import { useQuery } from "@tanstack/react-query";
import { sayDate, sayMoment } from "../../lib/dates";
import { propose } from "../../lib/draft";
import { get } from "../../lib/http";
import { opener } from "../../lib/open";
import { act } from "../../ui/act";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { Trouble } from "../../ui/Trouble";
import "./intents.css";

interface Watch {
  id: string;
  ref: string;
  /** As its user said it. */
  text: string;
  /** Its condition in words. */
  when: string;
  state: "watching" | "true" | "paused" | "over" | "resting";
  reason: string;
  about: string | null;
  most: number;
  fired: number;
  fired_at: string | null;
  expires_on: string | null;
  paused: boolean;
}

const EXAMPLES = [
  "Tell me when I have not written in my journal for 3 days",
  "When more than 5 tasks are due tomorrow, warn me",
  "When my mood is low three days in a row, ask me what helps",
] as const;

/** region "Standing intents": what Aurum watches for, and says when it has come about. */
export function Intents() {
  const found = useQuery({
    queryKey: ["intents"],
    queryFn: () => get<{ items: Watch[] }>("/api/intents"),
  });
  const items = found.data?.items ?? [];
  return (
    <section className="panel view intents" aria-labelledby="intents-title">
      <header>
        <h1 id="intents-title">Standing intents</h1>
      </header>
      <div className="scroll">
        {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {found.isSuccess && items.length === 0 && (
          <p className="empty">
            Nothing is watched for. Say what you want to be told or asked, and when: no model is needed for
            it.
          </p>
        )}
        <ul className="told">
          {items.map((watch) => (
            <Line key={watch.id} watch={watch} />
          ))}
        </ul>
        {found.isSuccess && (
          <div className="examples" role="group" aria-label="For example">
            {EXAMPLES.map((text) => (
              <button type="button" key={text} className="example" onClick={() => propose(text)}>
                {text}
              </button>
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

function Line({ watch }: { watch: Watch }) {
  const { ref, text, when, about, paused } = watch;
  const path = `/api/intents/${ref}`;
  const open = about ? opener(about) : null;
  return (
    <li className={watch.state}>
      <div>
        <p>{text}</p>
        <small>
          {ref} · {when} · {sayState(watch)}
        </small>
      </div>
      {about && open && (
        <button type="button" className="link" onClick={open}>
          {about}
        </button>
      )}
      <Menu
        label={`Actions for ${ref}`}
        items={() => [
          {
            label: paused ? "Watch again" : "Pause",
            run: () =>
              void act(
                "PATCH",
                path,
                { paused: !paused },
                {
                  said: paused ? `${ref} is watched again` : `${ref} is paused`,
                  nouns: ["intents"],
                },
              ),
          },
          {
            label: "Delete",
            harms: true,
            run: () => void act("DELETE", path, undefined, { said: `Deleted ${ref}`, nouns: ["intents"] }),
          },
        ]}
      >
        <Icon name="more" />
      </Menu>
    </li>
  );
}

/** How it stands, and when it last spoke. */
function sayState({ state, reason, fired, fired_at, most, expires_on }: Watch): string {
  const stands = {
    watching: "watching",
    true: "true now",
    paused: "paused",
    over: reason || "over",
    resting: reason || "rests",
  }[state];
  const last = fired_at ? `said ${fired} of ${most} times, last ${sayMoment(fired_at)}` : "";
  const until = expires_on ? `until ${sayDate(expires_on)}` : "";
  return [stands, last, until].filter(Boolean).join(" · ");
}
