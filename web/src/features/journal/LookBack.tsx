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
import { feltUntil, inWords, pleasantness, SPANS, type Span, sayShort, sayTenths, strength } from "./trends";

const VIEWS = [
  ["entries", "Entries"],
  ["words", "Words"],
  ["felt", "Mood and energy"],
] as const;

type View = (typeof VIEWS)[number][0];

/** region "Looking back": a year of writing as a calendar, or how it felt as lines. */
export function LookBack() {
  const [view, setView] = useState<View>("entries");
  return (
    <section className="looking-back" aria-labelledby="looking-back">
      <header>
        <h2 id="looking-back">Looking back</h2>
        <Segments label="What is shown" value={view} options={VIEWS} choose={setView} />
      </header>
      {view === "felt" ? <Felt /> : <Year counts={view} />}
    </section>
  );
}

const YEAR = 371;
const A_WHILE = 26 * 7;

function Year({ counts }: { counts: "entries" | "words" }) {
  const today = useOwnDay();
  const { week_start } = useMe();
  const [until, setUntil] = useState(today);
  const chosen = useStore(asked).day;
  const found = useDays(later(until, -YEAR), until);
  if (found.isError) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  const days = found.data ?? new Map();
  const move = (by: number) => setUntil([later(until, by), today].sort()[0] ?? today);
  return (
    <div className="year">
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
      <p className="turn">
        <button
          type="button"
          className="quiet square"
          aria-label="Half a year earlier"
          onClick={() => move(-A_WHILE)}
        >
          <Icon name="chevron" size={16} />
        </button>
        <button
          type="button"
          className="quiet square"
          aria-label="Half a year later"
          disabled={until >= today}
          onClick={() => move(A_WHILE)}
        >
          <Icon name="chevron" size={16} />
        </button>
      </p>
    </div>
  );
}

const LEVELS = [
  [0.8, "light"],
  [0, "mixed"],
  [-0.8, "heavy"],
] as const;

function Felt() {
  const [span, setSpan] = useState<Span>(30);
  const today = useOwnDay();
  const found = useDays(later(today, 1 - span - 6), today);
  if (found.isError) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  const felt = feltUntil(today, span, found.data ?? new Map());
  return (
    <div className="felt">
      <Segments label="How far back" value={span} options={SPANS} choose={setSpan} />
      <Lines
        label="Mood and energy"
        said={inWords(felt, span)}
        levels={LEVELS}
        under={felt.map(({ first }) => sayShort(first))}
        series={[
          { name: "Sentiment of the words", look: "thin", values: felt.map(({ sentiment }) => sentiment) },
          { name: "Energy", look: "ink", values: felt.map(({ energy }) => energy) },
          { name: "Mood", look: "gold", values: felt.map(({ pleasant }) => pleasant) },
        ]}
        columns={[span === 30 ? "Day" : "Week of", "Mood", "Energy", "Sentiment"]}
        rows={felt
          .filter((each) => each.pleasant !== null || each.energy !== null || each.sentiment !== null)
          .reverse()
          .map((each) => [
            sayShort(each.first),
            span === 30 && each.mood ? each.mood : worded(each.pleasant, pleasantness),
            worded(each.energy, strength),
            sayTenths(each.sentiment),
          ])}
      />
    </div>
  );
}

function worded(value: number | null, say: (value: number) => string): string {
  return value === null ? "–" : say(value);
}
