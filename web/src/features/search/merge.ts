import type { Mark } from "../../ui/found";

/** A hit by words, as it comes over HTTP. */
export interface WordHit {
  kind: string;
  id: string;
  ref: string | null;
  title: string;
  title_marks: Mark[];
  snippet: string;
  marks: Mark[];
  place: string[];
  thread: string | null;
  day: string | null;
  done: boolean;
  created_at: string;
}

/** A hit by meaning (and words): a passage, and where it stands. */
export interface MeaningHit {
  kind: string;
  id: string;
  ref: string | null;
  title: string;
  text: string;
  at: string;
  /** Orders the hits of one question; around 1 is a sure one. */
  score: number;
  thread: string | null;
  who: string;
  source: string;
  outside: boolean;
}

/** Something that was found, by whichever way. `day` is when it was, `place` where it lies, outermost first. */
export interface Found {
  key: string;
  kind: string;
  id: string;
  ref: string | null;
  title: string;
  titleMarks: readonly Mark[];
  text: string;
  marks: readonly Mark[];
  place: readonly string[];
  thread: string | null;
  day: string;
  done: boolean;
  outside: boolean;
  /** Whether it says what is sought, or plainly means it. */
  sure: boolean;
}

/** How much less a later rank counts: reciprocal rank fusion (Cormack, Clarke and Büttcher 2009). */
const FLATTENING = 60;

/** The score from which on a hit by meaning alone is no guess. */
const SURE = 0.7;

/** Both lists as one, each thing once: sure ones first, and what both found, and found early. */
export function merge(
  words: readonly WordHit[],
  meaning: readonly MeaningHit[],
  sought: string,
): readonly Found[] {
  const found = new Map<string, Found>();
  const scores = new Map<string, number>();
  const count = (key: string, rank: number) =>
    scores.set(key, (scores.get(key) ?? 0) + 1 / (FLATTENING + rank));
  for (const [rank, hit] of firstOfEach(words).entries()) {
    const each = ofWords(hit);
    found.set(each.key, each);
    count(each.key, rank);
  }
  for (const [rank, hit] of firstOfEach(meaning).entries()) {
    const each = ofMeaning(hit, sought);
    const known = found.get(each.key);
    found.set(each.key, known ? { ...known, outside: each.outside } : each);
    count(each.key, rank);
  }
  const better = (one: Found, other: Found) =>
    Number(other.sure) - Number(one.sure) || (scores.get(other.key) ?? 0) - (scores.get(one.key) ?? 0);
  return [...found.values()].sort(better);
}

function firstOfEach<T extends { kind: string; id: string }>(hits: readonly T[]): T[] {
  return [...new Map(hits.toReversed().map((hit) => [keyOf(hit), hit])).values()].toReversed();
}

function ofWords(hit: WordHit): Found {
  const { title, snippet, created_at, day, kind } = hit;
  return {
    ...{ key: keyOf(hit), kind, id: hit.id, ref: hit.ref, place: hit.place, thread: hit.thread },
    ...{ title, titleMarks: hit.title_marks, text: snippet, marks: hit.marks },
    // Of a task the day is when it is due: when it was written says more of where one remembers it from.
    day: kind === "journal" && day ? day : localDay(created_at),
    done: hit.done,
    outside: false,
    sure: true,
  };
}

function ofMeaning(hit: MeaningHit, sought: string): Found {
  const { kind, title, text, who, source } = hit;
  const apart = kind === "message" || kind === "note";
  // A passage of a thing begins with its name: said once is enough.
  const rest =
    !apart && title && text.startsWith(title) ? text.slice(title.length).replace(/^[.\s]+/, "") : text;
  return {
    ...{ key: keyOf(hit), kind, id: hit.id, ref: hit.ref, thread: hit.thread },
    ...(apart ? { title: "", titleMarks: [] } : { title, titleMarks: marksIn(title, sought) }),
    text: rest,
    marks: marksIn(rest, sought),
    place: (kind === "note"
      ? [source, isName(title) ? title : "", who]
      : kind === "message"
        ? [title]
        : []
    ).filter(Boolean),
    day: kind === "journal" ? hit.at.slice(0, 10) : localDay(hit.at),
    done: false,
    outside: hit.outside,
    sure: hit.score >= SURE,
  };
}

const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`;

const localDay = (moment: string) => new Date(moment).toLocaleDateString("en-CA");

/** Whether somebody gave a session its name: without one it bears the time at which it began. */
function isName(session: string): boolean {
  return !/^\d{4}-\d\d-\d\dT/.test(session);
}

/** Words that only ask. */
const ASKING = new Set(
  "what when where which who whom whose why how did does was were are the and for with about have has had that this you".split(
    " ",
  ),
);

/** Where words of what is sought stand in a text, in characters, also as the beginnings of longer ones. */
export function marksIn(text: string, sought: string): Mark[] {
  const wanted = (sought.match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => word.toLowerCase());
  const telling = wanted.filter((word) => !ASKING.has(word));
  const marks: Mark[] = [];
  let at = 0;
  let before = 0;
  for (const found of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const [word] = found;
    at += [...text.slice(before, found.index)].length;
    const length = [...word].length;
    if (telling.some((each) => word.toLowerCase().startsWith(each))) marks.push([at, at + length]);
    at += length;
    before = found.index + word.length;
  }
  return marks;
}
