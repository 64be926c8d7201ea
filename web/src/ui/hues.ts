import type { CSSProperties } from "react";

/** Each rule has a hue of its own, wherever it is drawn (see `--rule-…` in tokens.css), and a name for little room. */
const RULES = [
  ["PILLAR_ALIGNMENT", "Pillar"],
  ["TEMPORAL_URGENCY", "Deadline"],
  ["DEPENDENCY_CHECK", "Dependencies"],
  ["ENERGY_PATTERN", "Energy"],
  ["GOAL_COHERENCE", "Coherence"],
  ["PROGRESS_MOMENTUM", "Momentum"],
  ["WORKLIFE_BALANCE", "Balance"],
  ["TEMPORAL_MORNING_PEAK", "Morning"],
  ["SKILL_DEVELOPMENT", "Skills"],
  ["CONTEXT_SWITCHING", "Switching"],
] as const;

/** The hue of a rule as a style: `background: var(--hue)`. A rule that is not known is grey. */
export function hueOf(rule: string, more: Record<string, number> = {}): CSSProperties {
  const index = RULES.findIndex(([code]) => rule.startsWith(code));
  return { "--hue": index < 0 ? "var(--control)" : `var(--rule-${index})`, ...more } as CSSProperties;
}

/** A rule's name in a word; a rule that is not known has its own name. */
export function shortOf(rule: string, name: string): string {
  return RULES.find(([code]) => rule.startsWith(code))?.[1] ?? name;
}
