import type { Call } from "./hrm";

export interface Route {
  method: "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body: Record<string, unknown> | undefined;
  /** What it changes. */
  nouns: string[];
}

type Make = (given: Record<string, unknown>) => Route;

/** The request that does what a tool call says, or null where none does. */
export function routeOf({ tool, arguments: given }: Call): Route | null {
  return ROUTES[tool]?.(given) ?? null;
}

const ROUTES: Record<string, Make> = {
  add_task: post("tasks", "tasks"),
  add_area: post("areas", "areas"),
  add_project: post("projects", "projects"),
  change_task: of("PATCH", "task"),
  change_project: of("PATCH", "project"),
  change_area: of("PATCH", "area"),
  change_pillar: of("PATCH", "pillar"),
  complete_task: of("PUT", "task", "/completion"),
  reopen_task: of("DELETE", "task", "/completion"),
  skip_task: of("PUT", "task", "/skip"),
  change_tasks: (body) => ({ method: "PATCH", path: "/api/tasks", body, nouns: ["tasks"] }),
  set_weight: setWeight,
  change_preferences: (body) => ({
    method: "PATCH",
    path: "/api/preferences",
    body,
    nouns: ["preferences"],
  }),
  rate_insight: ({ insight, ...body }) => ({
    method: "POST",
    path: `/api/insights/${encodeURIComponent(String(insight))}/feedback`,
    body,
    nouns: ["insights", "preferences"],
  }),
  check_in: post("checkins", "checkins"),
  accept_plan: post("plan", "blocks", "tasks"),
};

function post(path: string, ...nouns: string[]): Make {
  return (body) => ({ method: "POST", path: `/api/${path}`, body, nouns });
}

/** A thing's own route: what names it goes into the path, the rest is what to change. */
function of(method: Route["method"], level: string, under = ""): Make {
  return ({ [level]: name, ...rest }) => ({
    method,
    path: `/api/${level}s/${encodeURIComponent(String(name))}${under}`,
    body: under ? undefined : rest,
    nouns: [`${level}s`],
  });
}

function setWeight({ rule, weight }: Record<string, unknown>): Route {
  const path = `/api/weights/${encodeURIComponent(String(rule))}`;
  return weight == null
    ? { method: "DELETE", path, body: undefined, nouns: ["preferences"] }
    : { method: "PUT", path, body: { weight }, nouns: ["preferences"] };
}
