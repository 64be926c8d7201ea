import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../../lib/http";
import { Trouble } from "../../ui/Trouble";
import { addPillars, type Offer } from "./Start";

interface Suggestion {
  key: string;
  name: string;
  score: number;
  pillars: string[];
  pack: string | null;
  reasons: string[];
}

interface Props {
  questions: Offer["questions"];
  openPack: (pack: string) => void;
}

/** Six questions with yes or no, and the kind of life that fits the answers best. */
export function Questions({ questions, openPack }: Props) {
  const [answers, setAnswers] = useState<Readonly<Record<string, boolean>>>({});
  const [chosen, setChosen] = useState<string | null>(null);
  const answered = Object.keys(answers).length;
  const fitting = useQuery({
    queryKey: ["start", "persona", answers],
    queryFn: async () => (await ask<Suggestion[]>("POST", "/api/onboarding/persona", { answers })).value,
    enabled: answered > 0,
    placeholderData: keepPreviousData,
  });
  const suggestions = fitting.data ?? [];
  const persona = suggestions.find(({ key }) => key === chosen) ?? suggestions[0];

  return (
    <section aria-labelledby="questions-title">
      <h2 id="questions-title" className="day">
        Six questions
      </h2>
      <div className="questions">
        {questions.map(({ key, text }) => (
          <div key={key} role="radiogroup" aria-label={text} className="question">
            <span>{text}</span>
            {[true, false].map((yes) => (
              <label key={String(yes)} className="answer">
                <input
                  type="radio"
                  name={key}
                  checked={answers[key] === yes}
                  onChange={() => {
                    setAnswers({ ...answers, [key]: yes });
                    setChosen(null);
                  }}
                />
                {yes ? "Yes" : "No"}
              </label>
            ))}
          </div>
        ))}
      </div>
      {fitting.isError && <Trouble error={fitting.error} retry={() => void fitting.refetch()} />}
      {answered > 0 && persona && (
        <div className="persona" aria-live="polite">
          <Fitting key={persona.key} persona={persona} openPack={openPack} />
          <p className="others">
            Others:
            {suggestions
              .filter(({ key }) => key !== persona.key)
              .map(({ key, name, score }) => (
                <button key={key} type="button" className="link" onClick={() => setChosen(key)}>
                  {name} <small>{score}</small>
                </button>
              ))}
          </p>
        </div>
      )}
    </section>
  );
}

function Fitting({ persona, openPack }: { persona: Suggestion; openPack: (pack: string) => void }) {
  const [out, setOut] = useState<readonly string[]>([]);
  const { name, score, pillars, pack, reasons } = persona;
  const left = pillars.filter((pillar) => !out.includes(pillar));
  return (
    <>
      <h3>
        {name} <small title={reasons.join("\n")}>{score} points</small>
      </h3>
      <p className="reasons">{reasons.join(" · ")}</p>
      <ul>
        {pillars.map((pillar) => (
          <li key={pillar}>
            <label>
              <input
                type="checkbox"
                checked={!out.includes(pillar)}
                onChange={() =>
                  setOut(out.includes(pillar) ? out.filter((each) => each !== pillar) : [...out, pillar])
                }
              />
              {pillar}
            </label>
          </li>
        ))}
      </ul>
      <div className="row">
        <button
          type="button"
          className="main"
          disabled={left.length === 0}
          onClick={() => void addPillars(left)}
        >
          {left.length === 1 ? "Begin with this pillar" : `Begin with these ${left.length} pillars`}
        </button>
        {pack && (
          <button type="button" onClick={() => openPack(pack)}>
            Look at the whole pack
          </button>
        )}
      </div>
    </>
  );
}
