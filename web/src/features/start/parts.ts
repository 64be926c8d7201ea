/** One thing of a pack; `path` names it, and before its last slash what it lies in. `ref` is set where it is there already. */
export interface Part {
  path: string;
  level: "pillar" | "area" | "project" | "task";
  name: string;
  due: string | null;
  minutes: number | null;
  recurrence: string | null;
  icon: string;
  ref: string | null;
}

/** Whether a part is left out, by itself or with what it lies in. */
export function isOut(path: string, without: ReadonlySet<string>): boolean {
  for (let at: string = path; at; at = at.slice(0, Math.max(at.lastIndexOf("/"), 0))) {
    if (without.has(at)) return true;
  }
  return false;
}

/** Leaves a part out, or takes it in again with what it lies in; what lies beside it stays as it was. */
export function toggled(path: string, parts: readonly Part[], without: ReadonlySet<string>): Set<string> {
  const next = new Set(without);
  if (!isOut(path, without)) {
    for (const each of without) if (each.startsWith(`${path}/`)) next.delete(each);
    return next.add(path);
  }
  for (let at = path; at; at = at.slice(0, Math.max(at.lastIndexOf("/"), 0))) {
    if (!next.delete(at)) continue;
    // What lay in it was out with it: only the way down to this part is wanted back.
    for (let down = path; down !== at; down = above(down)) {
      for (const part of parts)
        if (above(part.path) === above(down) && part.path !== down) next.add(part.path);
    }
  }
  return next;
}

export function above(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
