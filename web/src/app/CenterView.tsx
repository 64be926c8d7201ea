import { Today } from "../features/today/Today";
import type { View } from "../lib/place";
import { Part, type Source, source } from "../ui/Part";
import { CHECK_IN, TREE } from "./parts";

const VIEWS: Partial<Record<View, Source<object>>> = {
  upcoming: source(async () => (await import("../features/upcoming/Upcoming")).Upcoming),
  insights: source(async () => (await import("../features/insights/Insights")).Insights),
  plan: source(async () => (await import("../features/plan/Plan")).Plan),
  journal: source(async () => (await import("../features/journal/Journal")).Journal),
  memory: source(async () => (await import("../features/memories/Memory")).Memory),
  notes: source(async () => (await import("../features/memories/Memory")).Memory),
  search: source(async () => (await import("../features/search/Search")).Search),
  balance: source(async () => (await import("../features/alignment/Balance")).Balance),
  review: source(async () => (await import("../features/review/Review")).Review),
  intents: source(async () => (await import("../features/intents/Intents")).Intents),
  channels: source(async () => (await import("../features/channels/Channels")).Channels),
  ledger: source(async () => (await import("../features/channels/Ledger")).Ledger),
  weights: source(async () => (await import("../features/weights/Weights")).Weights),
  trash: source(async () => (await import("../features/trash/Trash")).Trash),
  history: source(async () => (await import("../features/history/History")).History),
  templates: source(async () => (await import("../features/templates/Templates")).Templates),
  settings: source(async () => (await import("../features/settings/Settings")).Settings),
  start: source(async () => (await import("../features/start/Start")).Start),
};

/** A view in the middle; each comes with its own script, when it is asked for. */
export function CenterView({ view }: { view: View }) {
  const found = VIEWS[view];
  if (view === "today") return <Today above={<Part of={CHECK_IN} given={{}} />} />;
  if (view === "tree") return <Part of={TREE} given={{ roomy: true }} />;
  return found ? <Part key={view} of={found} given={{}} /> : null;
}
