import { useState } from "react";
import { place } from "../../lib/place";
import { useStore } from "../../lib/store";
import { Icon } from "../../ui/Icon";
import { Customs } from "./Customs";
import { Entries } from "./Entries";
import { EntryPage } from "./EntryPage";
import { LookBack } from "./LookBack";
import { OnThisDay } from "./OnThisDay";
import { Streak } from "./Streak";
import { Write } from "./Write";

import "./journal.css";

/** region "Journal": today's entry on top, then what was written; or one entry alone, when the address names it. */
export function Journal() {
  const [asking, setAsking] = useState(false);
  const { thing } = useStore(place);
  const named = thing && /^J\d+$/.test(thing) ? thing : null;
  return (
    <section className="panel view journal" aria-labelledby="journal-title">
      <header>
        <h1 id="journal-title">Journal</h1>
        <button
          type="button"
          className="quiet square"
          aria-label="Your journal: settings and templates"
          title="Settings and templates"
          onClick={() => setAsking(true)}
        >
          <Icon name="settings" size={18} />
        </button>
      </header>
      <div key={named} className="scroll">
        {named ? (
          <EntryPage key={named} reference={named} />
        ) : (
          <>
            <Write />
            <Streak />
            <OnThisDay />
            <LookBack />
            <Entries />
          </>
        )}
      </div>
      {asking && <Customs close={() => setAsking(false)} />}
    </section>
  );
}
