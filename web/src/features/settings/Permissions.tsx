import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { get } from "../../lib/http";
import { doing, wish } from "../../lib/verbs";
import { act } from "../../ui/act";
import { Segments } from "../../ui/Segments";
import { Trouble } from "../../ui/Trouble";
import "./permissions.css";

type Allowed = "always" | "ask" | "never";

interface Permission {
  tool: string;
  description: string;
  risk: "write" | "destructive";
  allowed: Allowed;
  /** Whether its user said so. */
  own: boolean;
}

const GROUPS: readonly (readonly [Allowed, string])[] = [
  ["ask", "Asks first"],
  ["never", "Never does"],
  ["always", "Does at once"],
];

const OPTIONS: readonly (readonly [Allowed, string])[] = [
  ["always", "At once"],
  ["ask", "Ask"],
  ["never", "Never"],
];

const SAID: Record<Allowed, (deed: string) => string> = {
  always: (deed) => `From now on Aurum does this unasked: ${deed}.`,
  ask: (deed) => `From now on Aurum asks first: ${deed}.`,
  never: (deed) => `From now on Aurum never does this: ${deed}.`,
};

/** What is undone or done again on its user's word needs no other. */
const TAKES_BACK: readonly string[] = ["undo", "redo"];

/** What Aurum may do unasked, tool by tool. A line stays where it was found until the page is opened again. */
export function Permissions() {
  const found = useQuery({
    queryKey: ["permissions"],
    queryFn: () => get<Permission[]>("/api/permissions"),
    staleTime: 0,
  });
  const places = useRef<Map<string, Allowed>>(new Map());
  const permissions = found.data?.filter(({ tool }) => !TAKES_BACK.includes(tool));
  if (!permissions)
    return found.error ? <Trouble error={found.error} retry={() => void found.refetch()} /> : null;
  for (const { tool, allowed } of permissions)
    if (!places.current.has(tool)) places.current.set(tool, allowed);
  return (
    <div className="permissions">
      <p className="more">
        In the chat. By itself Aurum also asks before it changes more than ten things at once, and before any
        deed once it has read words that you did not write. What you do yourself is never asked.
      </p>
      {GROUPS.map(([group, title]) => {
        const members = permissions.filter(({ tool }) => places.current.get(tool) === group);
        if (members.length === 0) return null;
        return (
          <details key={group} open={group !== "always"}>
            <summary>
              {title} <small>{members.length}</small>
            </summary>
            {members.map((permission) => (
              <Line key={permission.tool} permission={permission} />
            ))}
          </details>
        );
      })}
    </div>
  );
}

function Line({ permission: { tool, description, allowed, own } }: { permission: Permission }) {
  const path = `/api/permissions/${tool}`;
  const change = (to: Allowed) =>
    void act("PUT", path, { allowed: to }, { said: SAID[to](doing(tool)), nouns: ["permissions"] });
  const reset = () =>
    void act("DELETE", path, undefined, {
      said: `As it is by itself: ${doing(tool)}.`,
      nouns: ["permissions"],
    });
  return (
    <div className="permission">
      <span>{wish(tool)}</span>
      <Segments label={wish(tool)} value={allowed} options={OPTIONS} choose={change} />
      <small>
        {description}
        {own && (
          <button
            type="button"
            className="link"
            aria-label={`${wish(tool)}: as it is by itself`}
            onClick={reset}
          >
            Your choice · reset
          </button>
        )}
      </small>
    </div>
  );
}
