import { createElement } from "react";
import type { Share } from "../../lib/hrm";
import { sayMinutes } from "../../lib/things";
import type { ShareBar } from "../../ui/charts/ShareBars";
import { Rows } from "./Rows";

/** A pillar's part of the time as a bar that opens to what was done. */
export function barOf({ ref, name, colour, planned, actual, minutes, done, rows }: Share): ShareBar {
  return {
    ...{ key: ref || name, name, colour, planned, actual },
    note: done === 0 ? "nothing done" : `${sayMinutes(minutes)} · ${done} done`,
    behind: createElement(Rows, { rows }),
  };
}

/** How a score stands to the one before it. */
export function sayChange(change: number, days: number): string {
  const points = Number(Math.abs(change).toFixed(1));
  const before = `the ${days} days before`;
  if (points === 0) return `As in ${before}`;
  return `${points} ${change < 0 ? "less" : "more"} than in ${before}`;
}
