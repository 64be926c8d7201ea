/** What charts compute: pure, in pixels, days and parts of a whole. */

const DAY = 86_400_000;

/** Takes a span of values to a span of pixels; a span of one value goes to its middle. */
export function linear([first, last]: readonly [number, number], [from, to]: readonly [number, number]) {
  const span = last - first;
  return (value: number) => (span === 0 ? (from + to) / 2 : from + ((value - first) / span) * (to - from));
}

/** "2026-11-23" as a number of days, so that dates can be scaled. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(date.slice(0, 10)) / DAY);
}

/** The stretches of a series without its gaps, by index: a line is drawn over each, never over what is missing. */
export function runs(values: readonly (number | null)[]): number[][] {
  const found: number[][] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    if (index > 0 && values[index - 1] !== null) found.at(-1)?.push(index);
    else found.push([index]);
  });
  return found;
}

/** An SVG path through points, to a tenth of a pixel. */
export function pathThrough(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}

/** Every how many of `count` labels one is written, where each takes `need` of `room` pixels. */
export function everyNth(count: number, room: number, need: number): number {
  return Math.max(1, Math.ceil((count * need) / Math.max(room, 1)));
}

/** The end of an axis that holds all of these: the next ten above, twenty at least. */
export function topOf(values: readonly (number | null)[]): number {
  const most = Math.max(20, ...values.map((value) => value ?? 0));
  return Math.ceil(most / 10) * 10;
}

/** A series of chances up to where it is all but certain: what comes after says nothing. */
export function untilSure<T>(days: readonly (readonly [T, number])[]): (readonly [T, number])[] {
  const sure = days.findIndex(([, chance]) => chance >= 0.995);
  return sure < 0 ? [...days] : days.slice(0, sure + 1);
}

/** To a tenth, as it was counted: what is shown adds up. */
export function sayTenth(percent: number): string {
  return String(Number(percent.toFixed(1)));
}

/** How far what was is from what was planned, in points of a hundred. */
export function sayGap(gap: number): string {
  const points = sayTenth(Math.abs(gap));
  if (points === "0") return "as planned";
  return `${points} ${points === "1" ? "point" : "points"} ${gap < 0 ? "less" : "more"} than planned`;
}
