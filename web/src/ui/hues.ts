import type { CSSProperties } from "react";

/** Each rule has a hue of its own, wherever it is drawn; see `--rule-…` in tokens.css. */
const RULES = [
  "PILLAR_ALIGNMENT",
  "TEMPORAL_URGENCY",
  "DEPENDENCY_CHECK",
  "ENERGY_PATTERN",
  "GOAL_COHERENCE",
  "PROGRESS_MOMENTUM",
  "WORKLIFE_BALANCE",
  "TEMPORAL_MORNING_PEAK",
  "SKILL_DEVELOPMENT",
  "CONTEXT_SWITCHING",
];

/** The hue of a rule as a style: `background: var(--hue)`. A rule that is not known is grey. */
export function hueOf(rule: string, more: Record<string, number> = {}): CSSProperties {
  const index = RULES.findIndex((code) => rule.startsWith(code));
  return { "--hue": index < 0 ? "var(--control)" : `var(--rule-${index})`, ...more } as CSSProperties;
}
