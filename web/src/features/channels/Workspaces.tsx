import { useQuery } from "@tanstack/react-query";
import { sayDate } from "../../lib/dates";
import { get } from "../../lib/http";
import { act } from "../../ui/act";
import type { Workspace } from "./records";

/** Slack's workspaces in which Aurum is installed. */
export function Workspaces() {
  const found = useQuery({
    queryKey: ["installs"],
    queryFn: () => get<Workspace[]>("/api/slack/installs"),
    retry: false,
  });
  if (!found.data?.length) return null;
  return (
    <div className="setting">
      <span>Slack workspaces</span>
      <div className="chats">
        {found.data.map(({ team, name, installed_at }) => (
          <div key={team} className="chat-line">
            <span>{name || team}</span>
            <small>since {sayDate(installed_at)}</small>
            <button
              type="button"
              className="small quiet"
              onClick={() =>
                void act("DELETE", `/api/slack/installs/${encodeURIComponent(team)}`, undefined, {
                  said: `Aurum left ${name || team}.`,
                  nouns: ["installs"],
                  lasting: true,
                })
              }
            >
              Remove
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}
