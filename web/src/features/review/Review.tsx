import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { later, sayDate } from "../../lib/dates";
import { get } from "../../lib/http";
import { useOwnDay } from "../../lib/me";
import { go, openThing } from "../../lib/place";
import { ShareBars } from "../../ui/charts/ShareBars";
import { barOf } from "../../ui/charts/shares";
import { Trouble } from "../../ui/Trouble";
import { Days } from "./Days";
import { type Review as Found, sayDone, sayEnergy } from "./records";
import "./review.css";

/** Days back that a review reaches. */
const BACK = 77;

/** region "Weekly review": seven days at a glance, what moved, what is stuck, and what comes next. */
export function Review() {
  const today = useOwnDay();
  const [until, setUntil] = useState(today);
  const found = useQuery({
    queryKey: ["review", until],
    queryFn: () => get<Found>(`/api/review?week=${until}`),
    placeholderData: keepPreviousData,
  });
  const week = found.data;
  const [next = today] = [later(until, 7), today].sort();
  return (
    <section className="panel view review" aria-labelledby="review-title">
      <header>
        <h1 id="review-title">Weekly review</h1>
        {week && (
          <span className="count">
            {sayDate(week.since)} – {sayDate(week.until)}
          </span>
        )}
        <button
          type="button"
          className="small"
          disabled={later(until, -7) < later(today, -BACK)}
          onClick={() => setUntil(later(until, -7))}
        >
          Week before
        </button>
        <button type="button" className="small" disabled={until >= today} onClick={() => setUntil(next)}>
          Next
        </button>
      </header>
      <div className="scroll">
        {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {week && <Week week={week} />}
      </div>
    </section>
  );
}

function Week({ week }: { week: Found }) {
  const { alignment, moved, stuck, energy, moods } = week;
  const felt = [
    energy === null ? "" : `Energy was ${sayEnergy(energy)} in the mean.`,
    moods.length > 0
      ? `Moods: ${moods.map(([mood, times]) => (times > 1 ? `${mood} (${times})` : mood)).join(", ")}.`
      : "",
  ].filter(Boolean);
  return (
    <>
      <p className="summary">
        {sayDone(week)} {felt.join(" ")}
      </p>
      <Days days={week.days} />
      <Focus week={week} />
      {moved.length > 0 && (
        <Section title="What moved">
          {moved.map(({ ref, name, done, done_in_all, open, completed }) => (
            <Row key={ref} name={name} reference={ref}>
              {completed ? "completed" : `${done} done, ${done_in_all} of ${done_in_all + open} in all`}
            </Row>
          ))}
        </Section>
      )}
      {stuck.length > 0 && (
        <Section title="What is stuck">
          {stuck.map(({ ref, name, why, days }) => (
            <Row key={ref} name={name} reference={ref}>
              {why} {days > 0 && `· ${days} ${days === 1 ? "day" : "days"}`}
            </Row>
          ))}
        </Section>
      )}
      {alignment.shares.length > 0 && (
        <section aria-labelledby="review-shares">
          <h2 className="day" id="review-shares">
            Time by pillar
            {alignment.score !== null && <small>{alignment.score.toFixed(1)} of 100</small>}
          </h2>
          <ShareBars label="Planned and actual time by pillar" bars={alignment.shares.map(barOf)} />
          <button type="button" className="link" onClick={() => go("balance")}>
            More in Balance
          </button>
        </section>
      )}
    </>
  );
}

function Focus({ week: { focus, next_focus } }: { week: Found }) {
  if (!focus && !next_focus) return null;
  return (
    <dl className="focus">
      {focus && (
        <div>
          <dt>This week's focus</dt>
          <dd>{focus}</dd>
        </div>
      )}
      {next_focus && (
        <div>
          <dt>Next week's focus</dt>
          <dd>{next_focus}</dd>
        </div>
      )}
    </dl>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  const id = `review-${title.replace(/\W+/g, "-").toLowerCase()}`;
  return (
    <section aria-labelledby={id}>
      <h2 className="day" id={id}>
        {title}
      </h2>
      <ul className="told">{children}</ul>
    </section>
  );
}

function Row({ name, reference, children }: { name: string; reference: string; children: React.ReactNode }) {
  return (
    <li>
      <button type="button" className="link" onClick={() => openThing(reference)}>
        {name}
      </button>
      <span className="count">{children}</span>
    </li>
  );
}
