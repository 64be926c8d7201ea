/** A stretch of a text, end exclusive, counted in characters as the server counts them (code points). */
export type Span = readonly [start: number, end: number];

/** Where stretches lie after a text was edited in one place; what the edit touched is let go. */
export function kept(before: string, after: string, spans: readonly Span[]): Span[] {
  const [old, now] = [[...before], [...after]];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail))
    tail += 1;
  const changedTo = old.length - tail;
  const moved = now.length - old.length;
  return spans.flatMap(([start, end]): Span[] => {
    if (end <= head) return [[start, end]];
    if (start >= changedTo) return [[start + moved, end + moved]];
    return [];
  });
}
