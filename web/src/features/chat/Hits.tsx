import { useState } from "react";
import { sayDate } from "../../lib/dates";
import { opening } from "../../lib/open";
import { signOf } from "../../ui/found";
import { Icon } from "../../ui/Icon";
import { type Hit, shorten } from "./describe";
import "./hits.css";

const SHOWN = 4;

export interface Props {
  hits: readonly Hit[];
  today: string;
}

/** list "Found": what a tool found, each with its place and its day; it opens there. */
export function Hits({ hits, today }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? hits : hits.slice(0, SHOWN);
  return (
    <div className="found-hits">
      <ol aria-label="Found">
        {shown.map((hit) => (
          <li key={`${hit.kind} ${hit.id} ${hit.text}`}>
            <Line hit={hit} today={today} />
          </li>
        ))}
      </ol>
      {!all && hits.length > SHOWN && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {hits.length - SHOWN} more
        </button>
      )}
    </div>
  );
}

function Line({ hit, today }: { hit: Hit; today: string }) {
  const { kind, ref, title, text, at, source, outside } = hit;
  const open = opening(hit);
  const place = kind === "message" ? title : kind === "note" ? source || title : ref;
  const state = kind === "memory" ? title : "";
  const day = kind === "journal" ? at.slice(0, 10) : new Date(at).toLocaleDateString("en-CA");
  return (
    <button type="button" disabled={!open} onClick={() => open?.()}>
      <Icon name={signOf(kind)} size={14} />
      <span>{shorten(text || title, 140)}</span>
      <small>
        {[place, state, sayDate(day, null, today)].filter(Boolean).join(" · ")}
        {outside && " · others’ words"}
      </small>
    </button>
  );
}
