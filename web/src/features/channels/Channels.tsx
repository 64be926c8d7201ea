import { go } from "../../lib/place";
import { Chats } from "./Chats";
import { Times } from "./Times";
import { Workspaces } from "./Workspaces";
import "./channels.css";

/** region "Channels and check-ins": where one is reached, and when Aurum speaks first. */
export function Channels() {
  return (
    <section className="panel view channels" aria-labelledby="channels-title">
      <header>
        <h1 id="channels-title">Channels and check-ins</h1>
        <button type="button" className="small" onClick={() => go("ledger")}>
          What went out
        </button>
      </header>
      <div className="scroll">
        <h2 className="day">Where you are reached</h2>
        <Chats />
        <Workspaces />
        <h2 className="day">When Aurum speaks first</h2>
        <Times />
      </div>
    </section>
  );
}
