/** A day as a timetable: clock times as minutes after midnight. */

/** What lies on a day from `start` to `end`, in minutes. */
export interface Stretch {
  key: string;
  start: number;
  end: number;
}

/** Where a stretch is drawn beside those it overlaps: in which of how many lanes. */
export interface Laid<S extends Stretch> {
  stretch: S;
  lane: number;
  lanes: number;
}

export const LAST_MINUTE = 24 * 60 - 1;

/** "09:30:00" → 570. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}

/** 570 → "09:30". */
export function clockOf(minutes: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  return `${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** What the clock on the wall says in a zone, in minutes. */
export function minuteIn(zone: string, now: number): number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return minutesOf(format.format(now));
}

/** The whole hours that hold all of it, and at least four. */
export function hoursAround(
  stretches: readonly { start: number; end: number }[],
): [from: number, to: number] {
  const start = Math.min(...stretches.map((each) => each.start), LAST_MINUTE);
  const end = Math.max(...stretches.map((each) => each.end), 0);
  if (end <= start) return [9 * 60, 17 * 60];
  const from = Math.floor(start / 60) * 60;
  const to = Math.ceil(end / 60) * 60;
  return to - from >= 240 ? [from, to] : [Math.min(from, 20 * 60), Math.min(from, 20 * 60) + 240];
}

/**
 * Side by side what overlaps: each in the first lane that is free, as many lanes as its neighbours need together. A
 * stretch takes `least` minutes of its lane, however short it is.
 */
export function inLanes<S extends Stretch>(stretches: readonly S[], least = 0): Laid<S>[] {
  const endOf = ({ start, end }: Stretch) => Math.max(end, start + least);
  const sorted = [...stretches].sort(
    (a, b) => a.start - b.start || b.end - a.end || (a.key < b.key ? -1 : 1),
  );
  const laid: Laid<S>[] = [];
  let group: Laid<S>[] = [];
  let until = Number.NEGATIVE_INFINITY;
  const close = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    laid.push(...group.map((each) => ({ ...each, lanes })));
    group = [];
  };
  for (const stretch of sorted) {
    if (stretch.start >= until && group.length > 0) close();
    const taken = group.filter((each) => endOf(each.stretch) > stretch.start).map(({ lane }) => lane);
    let lane = 0;
    while (taken.includes(lane)) lane += 1;
    group.push({ stretch, lane, lanes: 1 });
    until = Math.max(until, endOf(stretch));
  }
  if (group.length > 0) close();
  return laid;
}

export type Edge = "start" | "end";

/** A stretch with one edge elsewhere, on a step of five minutes; it stays five minutes long and within the day. */
export function edged(
  { start, end }: { start: number; end: number },
  edge: Edge,
  to: number,
): { start: number; end: number } {
  const at = Math.round(to / 5) * 5;
  return edge === "start"
    ? { start: Math.min(Math.max(at, 0), end - 5), end }
    : { start, end: Math.max(Math.min(at, LAST_MINUTE), start + 5) };
}

/** A stretch moved as it is, within the day. */
export function shifted({ start, end }: { start: number; end: number }, by: number) {
  const whole = Math.round(by / 5) * 5;
  const kept = Math.min(Math.max(whole, -start), LAST_MINUTE - end);
  return { start: start + kept, end: end + kept };
}
