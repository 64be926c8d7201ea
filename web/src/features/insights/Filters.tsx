import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { get } from "../../lib/http";
import { useGoals } from "../../lib/life";
import { useMedia } from "../../lib/media";
import type { Insight } from "../../lib/records";
import { Chip } from "../../ui/Chip";
import { Icon } from "../../ui/Icon";
import { WordsField } from "../../ui/WordsField";
import type { Asked } from "./board";
import { KINDS } from "./kinds";
import type { Statistics } from "./Numbers";

const STATES: [Insight["state"], string][] = [
  ["active", "What holds now"],
  ["dismissed", "Dismissed"],
  ["expired", "Expired"],
  ["superseded", "No longer so"],
];

interface Props {
  asked: Asked;
  ask: (more: Partial<Asked>) => void;
}

/** search "Insights": words, kind, state, and what they are about. */
export function Filters({ asked, ask }: Props) {
  const small = useMedia("(max-width: 560px)");
  const [open, setOpen] = useState(false);
  const more = asked.type || asked.about || asked.pinned || asked.state !== "active";
  return (
    <form
      role="search"
      aria-label="Insights"
      className="filters"
      onSubmit={(event) => event.preventDefault()}
    >
      <WordsField
        className="search"
        placeholder="Search"
        value={asked.words}
        change={(words) => ask({ words })}
      />
      {small && (
        <button
          type="button"
          className={more ? "narrowed" : undefined}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          Filter
          <Icon name="chevron" size={14} />
        </button>
      )}
      {(open || !small) && <Narrowing asked={asked} ask={ask} />}
    </form>
  );
}

/** All but the words. */
function Narrowing({ asked, ask }: Props) {
  return (
    <>
      <select
        aria-label="State"
        value={asked.state}
        onChange={(event) => ask({ state: event.target.value as Asked["state"] })}
      >
        {STATES.map(([state, label]) => (
          <option key={state} value={state}>
            {label}
          </option>
        ))}
      </select>
      <About value={asked.about} choose={(about) => ask({ about })}>
        About anything
      </About>
      <Kinds asked={asked} ask={ask} />
    </>
  );
}

interface AboutProps {
  value: string;
  choose: (ref: string) => void;
  /** What is said where nothing is chosen. */
  children: ReactNode;
  id?: string;
}

/** Asks what it is about: a pillar, an area, a project, or nothing of these. */
export function About({ value, choose, children, id }: AboutProps) {
  const { pillars, areas, projects } = useGoals();
  const levels = [
    ["Pillars", pillars],
    ["Areas", areas],
    ["Projects", projects],
  ] as const;
  return (
    <select
      id={id}
      aria-label={id ? undefined : "About"}
      value={value}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{children}</option>
      {levels.map(
        ([level, goals]) =>
          goals.length > 0 && (
            <optgroup key={level} label={level}>
              {goals.map(({ ref, name }) => (
                <option key={ref} value={ref}>
                  {name}
                </option>
              ))}
            </optgroup>
          ),
      )}
    </select>
  );
}

/** radiogroup "Kind": of which there are cards, with how many hold now; and whether only pinned ones are shown. */
function Kinds({ asked, ask }: Props) {
  const known = useQuery({
    queryKey: ["insights", "statistics"],
    queryFn: () => get<Statistics>("/api/insights/statistics"),
  });
  const counts = new Map(known.data?.types.map((each) => [each.type, each]));
  const shown = Object.entries(KINDS).filter(([type]) => counts.has(type) || type === asked.type);
  const now = asked.state === "active";
  return (
    <div className="chips">
      <div role="radiogroup" aria-label="Kind">
        <Chip name="kind-of-insight" checked={asked.type === ""} choose={() => ask({ type: "" })}>
          All
          {now && known.data && <small>{known.data.active}</small>}
        </Chip>
        {shown.map(([type, { label }]) => (
          <Chip key={type} name="kind-of-insight" checked={asked.type === type} choose={() => ask({ type })}>
            {label}
            {now && <small>{counts.get(type)?.active ?? 0}</small>}
          </Chip>
        ))}
      </div>
      <label className="chip">
        <input
          type="checkbox"
          checked={asked.pinned}
          onChange={(event) => ask({ pinned: event.target.checked })}
        />
        <span>
          <Icon name="pin" size={13} />
          Pinned
        </span>
      </label>
    </div>
  );
}
