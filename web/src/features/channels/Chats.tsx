import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sayDate } from "../../lib/dates";
import { get } from "../../lib/http";
import { act } from "../../ui/act";
import { Confirm } from "../../ui/Confirm";
import { Trouble } from "../../ui/Trouble";
import { Connect, Redeem, Wanted } from "./Connect";
import { CHANNELS, type ChannelSeen, type Code, type Identity, type Link } from "./records";

const SETTING: Record<ChannelSeen["channel"], string> = {
  telegram: "TELEGRAM_BOT_TOKEN",
  slack: "SLACK_BOT_TOKEN or SLACK_CLIENT_ID",
};

/** Where one is reached: chats that are connected, and how to connect one. */
export function Chats() {
  const [code, setCode] = useState<Code | null>(null);
  const channels = useQuery({ queryKey: ["channels"], queryFn: () => get<ChannelSeen[]>("/api/channels") });
  const known = useQuery({ queryKey: ["identities"], queryFn: () => get<Identity[]>("/api/identities") });
  const links = useQuery({
    queryKey: ["links"],
    queryFn: () => get<Link[]>("/api/links"),
    refetchInterval: code ? 2_000 : false,
  });
  const wanted = (links.data ?? []).filter(({ state }) => state === "wanted");
  const here = (channels.data ?? []).some(({ there }) => there);

  async function connect(channel: ChannelSeen["channel"]) {
    const asked = await act<Code>("POST", "/api/links", { channel }, { nouns: ["links"] });
    if (asked) setCode(asked.value);
  }

  return (
    <>
      {channels.isError && <Trouble error={channels.error} retry={() => void channels.refetch()} />}
      {wanted.map((link) => (
        <Wanted key={link.id} link={link} />
      ))}
      {(channels.data ?? []).map(({ channel, there }) => (
        <div key={channel} className="setting">
          <span>{CHANNELS[channel]}</span>
          {there ? (
            <div className="chats">
              {(known.data ?? [])
                .filter((each) => each.channel === channel)
                .map((each) => (
                  <Chat key={each.id} identity={each} />
                ))}
              <button type="button" className="small" onClick={() => void connect(channel)}>
                Connect a chat
              </button>
            </div>
          ) : (
            <span className="missing">Not set up in this Aurum.</span>
          )}
          {!there && (
            <small>Whoever runs it sets {SETTING[channel]}; docs/channels.md says how in five lines.</small>
          )}
        </div>
      ))}
      {here && <Redeem />}
      {code && wanted.length === 0 && <Connect code={code} close={() => setCode(null)} />}
    </>
  );
}

function Chat({ identity: { id, channel, name, workspace, blocked_at, linked_at } }: { identity: Identity }) {
  const [parting, setParting] = useState(false);
  const who = name || CHANNELS[channel];
  return (
    <div className="chat-line">
      <span>
        {who} {workspace && <small>{workspace}</small>}
      </span>
      <small>{blocked_at ? `blocked since ${sayDate(blocked_at)}` : `since ${sayDate(linked_at)}`}</small>
      <button type="button" className="small quiet" onClick={() => setParting(true)}>
        Disconnect
      </button>
      {parting && (
        <Confirm
          title={`Disconnect ${who}?`}
          text="Nothing is read there from then on, and nothing goes there. It can be connected again."
          verb="Disconnect"
          close={() => setParting(false)}
          act={() =>
            void act("DELETE", `/api/identities/${id}`, undefined, {
              said: `${who} is disconnected.`,
              nouns: ["identities"],
              lasting: true,
            })
          }
        />
      )}
    </div>
  );
}
