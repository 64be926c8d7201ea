import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Moved, Preview as Shown } from "../../lib/hrm";
import { ask } from "../../lib/http";
import { openThing } from "../../lib/place";
import { Icon } from "../../ui/Icon";
import { Trouble } from "../../ui/Trouble";
import { changes, type Draft, sayMove } from "./draft";
import "./preview.css";

const LIMIT = 7;
/** Milliseconds that a hand rests before it is asked what that would do. */
const REST = 200;

/** Today as it would be, asked for when the hand rests. */
export function usePreview(draft: Draft) {
  const asked = useRested(draft);
  return useQuery({
    queryKey: ["today", "preview", JSON.stringify(asked)],
    queryFn: async () => {
      const { weights, optimization } = asked;
      const body = { weights, limit: LIMIT, ...(optimization ? { optimization } : {}) };
      return (await ask<Shown>("POST", "/api/weights/preview", body)).value;
    },
    placeholderData: keepPreviousData,
  });
}

type Found = ReturnType<typeof usePreview>;

/** region: Today as it would be with these weights, with what moves. */
export function Preview({ draft, found }: { draft: Draft; found: Found }) {
  const moves = new Map(found.data?.moved.map((moved) => [moved.ref, moved]));
  const gone = found.data?.moved.filter(({ before, after }) => before !== null && after === null) ?? [];
  const items = found.data?.after.items ?? [];
  return (
    <section className="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{changes(draft) > 0 ? "Today would be" : "Today, as it is"}</h2>
      {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && (
        <p className="empty">Nothing is open that could be weighed.</p>
      )}
      <ol aria-label="Preview">
        {items.map(({ task, score }) => (
          <li key={task.id}>
            <button type="button" className="title" onClick={() => openThing(task.ref)}>
              {task.title}
            </button>
            <Move moved={moves.get(task.ref)} />
            <span className="points">{score.toFixed(1)}</span>
          </li>
        ))}
      </ol>
      {gone.length > 0 && (
        <p className="gone">No longer among the first: {gone.map(({ title }) => title).join(", ")}</p>
      )}
    </section>
  );
}

function Move({ moved }: { moved: Moved | undefined }) {
  const said = moved ? sayMove(moved) : "";
  if (!said) return null;
  const up = !said.startsWith("down");
  return (
    <span className={up ? "move up" : "move down"}>
      <Icon name="down" size={12} />
      {said}
    </span>
  );
}

/** What moves, in words: the farthest first. */
export function sayMoves(moved: readonly Moved[]): string {
  const told = moved
    .filter((each) => sayMove(each))
    .sort((a, b) => farOf(b) - farOf(a))
    .map((each) => `${each.title} ${sayMove(each)}`);
  if (told.length === 0) return "Nothing moves.";
  return told.length > 1 ? `${told[0]}; ${told.length - 1} more` : `${told[0]}`;
}

function farOf({ before, after }: Moved): number {
  return Math.abs((before ?? LIMIT + 1) - (after ?? LIMIT + 1));
}

/** A value once it has not changed for a moment. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
