import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../../lib/http";
import type { Ranked } from "../../lib/records";
import type { Why as Answer, Counterfactual } from "../../lib/why";
import { CallButton } from "../../ui/CallButton";
import { Contributions } from "../../ui/Contributions";
import { Path } from "../../ui/Path";
import { Trouble } from "../../ui/Trouble";
import { Rate } from "./Rate";
import { Versus } from "./Versus";
import "./why.css";

interface Props {
  item: Ranked;
  /** What it can be compared with, the first first. */
  others: readonly Ranked[];
}

/** Why a task has its score and its place, what would change that, and whether it is right. */
export function Why({ item, others }: Props) {
  const [chosen, choose] = useState("");
  const { task, score } = item;
  const rival = others.find((each) => each.task.ref === chosen) ?? others[0];
  const over = rival?.task.ref ?? "";
  const found = useQuery({
    queryKey: ["why", task.ref, over],
    queryFn: () => get<Answer>(`/api/why?task=${task.ref}${over && `&over=${over}`}`),
    placeholderData: (known) => known,
  });
  const why = found.data;
  return (
    <div className="why" aria-busy={found.isFetching}>
      <Contributions parts={item.contributions} score={score} />
      <Path steps={item.path} known={item.reason} />
      {found.isError && <Trouble error={found.error} retry={() => void found.refetch()} />}
      {why && (
        <>
          <Changes changes={why.changes} first={why.place === 1} />
          <Versus why={why} others={others} over={over} choose={choose} />
        </>
      )}
      <Rate task={task} />
    </div>
  );
}

interface ChangesProps {
  changes: readonly Counterfactual[];
  first: boolean;
}

/** The single changes that would put it first, each as a button that makes it so; of the first, what would displace it. */
function Changes({ changes, first }: ChangesProps) {
  if (first && changes.length === 0) return null;
  const question = first ? "What would take its place?" : "What would put it first?";
  return (
    <section className="changes" aria-label={question}>
      <h4>{question}</h4>
      {changes.length === 0 && <p className="empty">No single change would.</p>}
      <ul>
        {changes.map(({ text, call, score, task, title, place }) => (
          <li key={`${task} ${text}`}>
            <CallButton call={call} said={`${title}: ${text}`}>
              <span>
                {first && `${task} ${title}: `}
                {text}
                {place > 1 && ` (place ${place})`}
              </span>
              <b>{score.toFixed(1)}</b>
            </CallButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
