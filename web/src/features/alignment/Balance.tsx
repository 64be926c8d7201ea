import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sayDate } from "../../lib/dates";
import type { Alignment } from "../../lib/hrm";
import { get } from "../../lib/http";
import { sayDone } from "../../lib/things";
import { Rows } from "../../ui/charts/Rows";
import { ShareBars } from "../../ui/charts/ShareBars";
import { barOf } from "../../ui/charts/shares";
import { TrendLine } from "../../ui/charts/TrendLine";
import { Segments } from "../../ui/Segments";
import { Trouble } from "../../ui/Trouble";
import { Goals } from "./Goals";
import { NoShares } from "./NoShares";
import { sayChange, sayFurthest } from "./words";
import "./balance.css";

const SPANS = [
  [7, "7 days"],
  [28, "28 days"],
] as const;

/** region "Balance": where the time goes against where the pillars say it should, and which goals matter now. */
export function Balance() {
  const [days, setDays] = useState<7 | 28>(7);
  const found = useQuery({
    queryKey: ["alignment", days],
    queryFn: () => get<Alignment>(`/api/alignment?days=${days}`),
    placeholderData: keepPreviousData,
  });
  const alignment = found.data;
  return (
    <section className="panel view balance" aria-labelledby="balance-title">
      <header>
        <h1 id="balance-title">Balance</h1>
        {alignment && (
          <span className="count">
            {sayDate(alignment.since)} – {sayDate(alignment.until)}
          </span>
        )}
        <Segments label="How far back" value={days} options={SPANS} choose={setDays} />
      </header>
      <div className="scroll">
        {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
        {alignment && <Shares alignment={alignment} />}
        <Goals />
      </div>
    </section>
  );
}

function Shares({ alignment }: { alignment: Alignment }) {
  const { shares, unfiled, history, assumed } = alignment;
  const planned = shares.some((share) => share.planned !== null);
  const anything = shares.some(({ done }) => done > 0) || (unfiled?.done ?? 0) > 0;
  return (
    <>
      {planned ? <Score alignment={alignment} /> : <NoShares />}
      {!anything && (
        <p className="empty">
          Nothing was done in these {alignment.days} days. What you complete counts for its pillar, with the
          time it took.
        </p>
      )}
      {shares.length > 0 && (planned || anything) && (
        <section aria-labelledby="shares-title">
          <h2 className="day" id="shares-title">
            Time by pillar
          </h2>
          <ShareBars label="Planned and actual time by pillar" bars={shares.map(barOf)} />
          {assumed > 0 && (
            <p className="note">
              {assumed === 1 ? "One thing" : `${assumed} things`} done had no time written down; each counts
              30 minutes.
            </p>
          )}
        </section>
      )}
      {unfiled && unfiled.done > 0 && (
        <section aria-labelledby="unfiled-title">
          <h2 className="day" id="unfiled-title">
            Under no pillar
            <small>{sayDone(unfiled.minutes, unfiled.done)}</small>
          </h2>
          <p className="note">This counts for none of them. Filed in a project or an area, it does.</p>
          <Rows rows={unfiled.rows} />
        </section>
      )}
      {history.some(([, score]) => score !== null) && (
        <section aria-labelledby="trend-title">
          <h2 className="day" id="trend-title">
            Eight weeks
          </h2>
          <TrendLine label="Alignment score by week" weeks={history} />
        </section>
      )}
    </>
  );
}

function Score({ alignment: { score, previous, days, shares, explanation } }: { alignment: Alignment }) {
  return (
    <div className="alignment">
      <p className="score">
        {score === null ? "–" : score.toFixed(1)}
        <small>of 100</small>
      </p>
      <div>
        {score !== null && previous !== null && <p className="change">{sayChange(score - previous, days)}</p>}
        <p>{sayFurthest(shares)}</p>
        <details>
          <summary>How it is counted</summary>
          <p className="explanation">{explanation}</p>
        </details>
      </div>
    </div>
  );
}
