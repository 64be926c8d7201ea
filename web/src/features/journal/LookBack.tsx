import { useState } from "react";
import { later } from "../../lib/dates";
import { useMe, useOwnDay } from "../../lib/me";
import { useStore } from "../../lib/store";
import { HeatMap } from "../../ui/charts/HeatMap";
import { Lines } from "../../ui/charts/Lines";
import { Icon } from "../../ui/Icon";
import { Segments } from "../../ui/Segments";
import { Trouble } from "../../ui/Trouble";
import { asked, EVERYTHING, useDays } from "./data";
import { sayDay } from "./entries";
import type { Day } from "./records";
import {
  drawn,
  EVENED,
  feltUntil,
  inWords,
  pleasantness,
  SPANS,
  type Span,
  sayShort,
  sayTenths,
  strength,
} from "./trends";

const VIEWS = [
  ["entries", "Entries"],
  ["words", "Words"],
  ["felt", "Mood and energy"],
] as const;

type View = (typeof VIEWS)[number][0];

/** region "Looking back": a year of writing as a calendar, or how it felt as lines. */
export function LookBack() {
  const [view, setView] = useState<View>("entries");
  const today = useOwnDay();
  const [back, setBack] = useState(0);
  return (
    <section className="looking-back" aria-labelledby="looking-back">
      <header>
        <h2 id="looking-back">Looking back</h2>
        {view !== "felt" && <Turn back={back} turn={setBack} />}
        <Segments label="What is shown" value={view} options={VIEWS} choose={setView} />
      </header>
      {view === "felt" ? <Felt today={today} /> : <Year counts={view} until={later(today, -back)} />}
    </section>
  );
}

const A_WHILE = 26 * 7;

/** Half a year back or forth; `back` counts the days. */
function Turn({ back, turn }: { back: number; turn: (back: number) => void }) {
  return (
    <p className="turn">
      <button
        type="button"
        className="quiet square"
        aria-label="Half a year earlier"
        onClick={() => turn(back + A_WHILE)}
      >
        <Icon name="chevron" size={16} />
      </button>
      <button
        type="button"
        className="quiet square"
        aria-label="Half a year later"
        disabled={back === 0}
        onClick={() => turn(back - A_WHILE)}
      >
        <Icon name="chevron" size={16} />
      </button>
    </p>
  );
}

const YEAR = 371;

function Year({ counts, until }: { counts: "entries" | "words"; until: string }) {
  const today = useOwnDay();
  const { week_start } = useMe();
  const chosen = useStore(asked).day;
  const found = useDays(later(until, -YEAR), later(until, 6));
  if (found.isError) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  const days = found.data ?? new Map();
  return (
    <HeatMap
      label={counts === "words" ? "Words by day" : "Entries by day"}
      values={new Map([...days].map(([day, each]) => [day, each[counts]]))}
      say={(day) => sayDay(days.get(day))}
      until={until}
      today={today}
      weekStart={week_start}
      chosen={chosen}
      choose={(day) => asked.set({ ...EVERYTHING, day: day === chosen ? "" : day })}
    />
  );
}

const LEVELS = [
  [0.8, "light, high"],
  [0, "in between"],
  [-0.8, "heavy, low"],
] as const;

function Felt({ today }: { today: string }) {
  const [span, setSpan] = useState<Span>(30);
  const from = span + EVENED[span];
  const found = useDays(later(today, 1 - from), today);
  if (found.isError) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  const days = found.data ?? new Map<string, Day>();
  const felt = feltUntil(today, from, days);
  const told = feltUntil(today, span, days, span === 30 ? 1 : 7);
  return (
    <div className="felt">
      <Segments label="How far back" value={span} options={SPANS} choose={setSpan} />
      <Lines
        label="Mood and energy"
        said={inWords(felt.slice(-span), span)}
        levels={LEVELS}
        under={felt.slice(-span).map(({ first }) => sayShort(first))}
        series={[
          { name: "Sentiment of the words", look: "thin", ...drawn(felt, "sentiment", span) },
          { name: "Energy", look: "ink", ...drawn(felt, "energy", span) },
          { name: "Mood", look: "gold", ...drawn(felt, "pleasant", span) },
        ]}
        columns={[span === 30 ? "Day" : "Week of", "Mood", "Energy", "Sentiment"]}
        rows={told
          .filter((each) => each.pleasant !== null || each.energy !== null || each.sentiment !== null)
          .reverse()
          .map((each) => [
            sayShort(each.first),
            span === 30 && each.mood ? each.mood : worded(each.pleasant, pleasantness),
            worded(each.energy, strength),
            sayTenths(each.sentiment),
          ])}
      />
      <p className="note">
        Each line is the mean of {EVENED[span]} days{span === 30 && "; the dots are the days themselves"}.
      </p>
    </div>
  );
}

function worded(value: number | null, say: (value: number) => string): string {
  return value === null ? "–" : say(value);
}
