import { useMedia } from "../../lib/media";
import { useStore } from "../../lib/store";
import { Chip } from "../../ui/Chip";
import { type Asked, asked, GROUPS, type Time } from "./asked";

const TIMES: readonly (readonly [time: Time, label: string])[] = [
  ["any", "Any time"],
  ["week", "Last week"],
  ["month", "Last month"],
  ["year", "Last year"],
  ["span", "From – to"],
];

/** Which kinds: pills where there is room, else a list. */
export function Kinds() {
  const wish = useStore(asked);
  const small = useMedia("(max-width: 560px)");
  const narrow = (fields: Partial<Asked>) => asked.set({ ...wish, ...fields });
  if (small)
    return (
      <select aria-label="Kind" value={wish.group} onChange={({ target }) => narrow({ group: target.value })}>
        <option value="">Everything</option>
        {Object.entries(GROUPS).map(([group, { label }]) => (
          <option key={group} value={group}>
            {label}
          </option>
        ))}
      </select>
    );
  return (
    <search className="kinds-of-hits" aria-label="Narrow">
      <div className="chips" role="radiogroup" aria-label="Kind">
        <Chip name="kind-of-hit" checked={wish.group === ""} choose={() => narrow({ group: "" })}>
          All
        </Chip>
        {Object.entries(GROUPS).map(([group, { label }]) => (
          <Chip
            key={group}
            name="kind-of-hit"
            checked={wish.group === group}
            choose={() => narrow({ group })}
          >
            {label}
          </Chip>
        ))}
      </div>
    </search>
  );
}

/** Of when: any time, lately, or from a day to another. */
export function When() {
  const wish = useStore(asked);
  const narrow = (fields: Partial<Asked>) => asked.set({ ...wish, ...fields });
  return (
    <div className="time">
      <select
        aria-label="Time"
        value={wish.time}
        onChange={({ target }) => narrow({ time: target.value as Time })}
      >
        {TIMES.map(([time, label]) => (
          <option key={time} value={time}>
            {label}
          </option>
        ))}
      </select>
      {wish.time === "span" && (
        <>
          <input
            type="date"
            aria-label="From"
            value={wish.from}
            max={wish.to || undefined}
            onChange={({ target }) => narrow({ from: target.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            type="date"
            aria-label="To"
            value={wish.to}
            min={wish.from || undefined}
            onChange={({ target }) => narrow({ to: target.value })}
          />
        </>
      )}
    </div>
  );
}
