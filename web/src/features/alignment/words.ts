import type { Share } from "../../lib/hrm";

/** How a score stands to the one before it. */
export function sayChange(change: number, days: number): string {
  const points = Number(Math.abs(change).toFixed(1));
  const before = `the ${days} days before`;
  if (points === 0) return `As in ${before}`;
  return `${points} ${change < 0 ? "less" : "more"} than in ${before}`;
}

/** Where most is missing, or too much: "Family is furthest off: 14.8 points less than planned." */
export function sayFurthest(shares: readonly Pick<Share, "name" | "gap">[]): string {
  const off = (gap: number | null) => Math.abs(gap ?? 0);
  const furthest = [...shares].sort((a, b) => off(b.gap) - off(a.gap))[0];
  if (!furthest?.gap) return "";
  const points = Number(off(furthest.gap).toFixed(1));
  return `${furthest.name} is furthest off: ${points} points ${furthest.gap < 0 ? "less" : "more"} than planned.`;
}
