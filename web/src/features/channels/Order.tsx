import { Setting } from "../../ui/Setting";
import { CHANNELS, earlier, KINDS, type Kind, type Nudges, type Way } from "./records";

const WAYS: readonly Way[] = ["telegram", "slack", "web"];

interface Props {
  settings: Nudges;
  save: (fields: Partial<Record<keyof Nudges, unknown>>, said: string) => void;
}

/** Which channel is tried first, and where some kinds go instead. What fails there goes to the next. */
export function Order({ settings: { channels, ways }, save }: Props) {
  const choose = (chosen: Way[]) =>
    save(
      { channels: chosen },
      chosen.length ? `Tried: ${chosen.map((way) => CHANNELS[way]).join(", then ")}.` : "Web only.",
    );
  return (
    <>
      <div className="setting">
        <span>Channels</span>
        <ol className="order" aria-label="Channels in the order in which they are tried">
          {channels.map((way, at) => (
            <li key={way}>
              {CHANNELS[way]}
              {at > 0 && (
                <button type="button" className="small quiet" onClick={() => choose(earlier(channels, at))}>
                  Earlier
                </button>
              )}
              <button
                type="button"
                className="small quiet"
                onClick={() => choose(channels.filter((each) => each !== way))}
              >
                Leave out
              </button>
            </li>
          ))}
          {WAYS.filter((way) => !channels.includes(way)).map((way) => (
            <li key={way} className="out">
              {CHANNELS[way]}
              <button type="button" className="small quiet" onClick={() => choose([...channels, way])}>
                Use
              </button>
            </li>
          ))}
        </ol>
        <small>Whatever happens there, it stands in your life-thread.</small>
      </div>
      {(Object.keys(KINDS) as Kind[]).map((kind) => (
        <Setting key={kind} label={`${KINDS[kind]} to`}>
          {(id) => (
            <select
              id={id}
              value={ways[kind] ?? ""}
              onChange={({ target: { value } }) =>
                save(
                  { ways: { [kind]: value || null } },
                  `${KINDS[kind]}: ${value ? CHANNELS[value as Way] : "as all the rest"}.`,
                )
              }
            >
              <option value="">as all the rest</option>
              {WAYS.map((way) => (
                <option key={way} value={way}>
                  {CHANNELS[way]}
                </option>
              ))}
            </select>
          )}
        </Setting>
      ))}
    </>
  );
}
