import type { Insight } from "../../lib/records";
import type { IconName } from "../../ui/Icon";

interface Kind {
  label: string;
  icon: IconName;
}

/** What the blackboard holds, in the order in which it can be asked for. */
export const KINDS: Record<string, Kind> = {
  priority_reasoning: { label: "Priority", icon: "flag" },
  recommendation: { label: "Recommendation", icon: "bolt" },
  obstacle_identification: { label: "Obstacle", icon: "block" },
  pattern_recognition: { label: "Pattern", icon: "pattern" },
  alignment_analysis: { label: "Alignment", icon: "balance" },
  time_allocation: { label: "Time", icon: "clock" },
  goal_coherence: { label: "Goals", icon: "link" },
  progress_prediction: { label: "Forecast", icon: "trend" },
};

export function kindOf(type: string): Kind {
  return KINDS[type] ?? { label: type.replaceAll("_", " "), icon: "insight" };
}

const SOURCES: Record<string, string> = {
  rule: "from the rules",
  checkin: "from a check-in",
  channel: "from a channel",
  journal: "from the journal",
  model: "from a model",
  user: "noted by you",
};

export function sourceOf({ source }: Pick<Insight, "source">): string {
  return SOURCES[source] ?? `from ${source}`;
}

const OPINIONS: Record<string, string> = {
  accepted: "You found it helpful",
  rejected: "You found it not helpful",
  modified: "You took it otherwise than advised",
  ignored: "You left it",
};

export function opinionOf({ feedback }: Pick<Insight, "feedback">): string {
  return feedback ? (OPINIONS[feedback] ?? feedback) : "";
}

/** How much depends on it, in a word. */
export function impactOf({ impact }: Pick<Insight, "impact">): "high" | "medium" | "low" {
  if (impact >= 0.7) return "high";
  return impact >= 0.4 ? "medium" : "low";
}
