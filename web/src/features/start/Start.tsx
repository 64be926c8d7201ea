import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../../lib/http";
import { go } from "../../lib/place";
import { act } from "../../ui/act";
import { Trouble } from "../../ui/Trouble";
import { Preview } from "./Preview";
import { Questions } from "./Questions";
import "./start.css";

export interface Offer {
  questions: { key: string; text: string }[];
  packs: { key: string; name: string; description: string; areas: number; projects: number; tasks: number }[];
  pillars: { name: string; description: string; icon: string; colour: string }[];
}

/** Adds pillars by name as one operation, and shows them in the tree. */
export async function addPillars(names: readonly string[]) {
  const said = `Added ${names.length === 1 ? names[0] : `${names.length} pillars`}`;
  if (await act("POST", "/api/onboarding/pillars", { names }, { said, nouns: ["pillars"] })) go("tree");
}

/** region "Set up your life": six questions, packs, single pillars; everything is shown before it is made. */
export function Start() {
  const [pack, setPack] = useState<string | null>(null);
  const offer = useQuery({ queryKey: ["start"], queryFn: () => get<Offer>("/api/onboarding") });
  return (
    <section className="panel view start" aria-labelledby="start-title">
      <header>
        <h1 id="start-title">Set up your life</h1>
      </header>
      <div className="scroll">
        {offer.isError && <Trouble error={offer.error} retry={() => void offer.refetch()} />}
        {offer.data && (
          <>
            <p className="lead">
              A life has a few pillars. Under them lie areas that you look after, projects that come to an
              end, and tasks. Begin with what fits; all of it can be changed, and undone with one click.
            </p>
            <Questions questions={offer.data.questions} openPack={setPack} />
            <Packs packs={offer.data.packs} open={setPack} />
            <Pillars pillars={offer.data.pillars} />
          </>
        )}
      </div>
      {pack && <Preview pack={pack} close={() => setPack(null)} />}
    </section>
  );
}

function Packs({ packs, open }: { packs: Offer["packs"]; open: (pack: string) => void }) {
  return (
    <section aria-labelledby="packs-title">
      <h2 id="packs-title" className="day">
        Or take a whole pack
      </h2>
      <ul className="packs">
        {packs.map(({ key, name, description, areas, projects, tasks }) => (
          <li key={key}>
            <button type="button" onClick={() => open(key)}>
              <strong>{name}</strong>
              <span>{description}</span>
              <small>
                {areas} areas · {projects} projects · {tasks} tasks
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Pillars({ pillars }: { pillars: Offer["pillars"] }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (name: string) =>
    setChosen(chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name]);
  return (
    <section aria-labelledby="pillars-title">
      <h2 id="pillars-title" className="day">
        Or choose single pillars
      </h2>
      <div className="chips">
        {pillars.map(({ name, description, colour }) => (
          <button
            key={name}
            type="button"
            className="chip"
            title={description}
            aria-pressed={chosen.includes(name)}
            onClick={() => toggle(name)}
          >
            <i style={{ background: colour || "var(--gold)" }} />
            {name}
          </button>
        ))}
      </div>
      {chosen.length > 0 && (
        <button type="button" className="main" onClick={() => void addPillars(chosen)}>
          {chosen.length === 1 ? `Add ${chosen[0]}` : `Add ${chosen.length} pillars`}
        </button>
      )}
    </section>
  );
}
