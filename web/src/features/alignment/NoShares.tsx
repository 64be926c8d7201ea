import { useGoals } from "../../lib/life";
import { go, openThing } from "../../lib/place";

/** What is missing before balance can be judged, and the way there. */
export function NoShares() {
  const { pillars, ready } = useGoals();
  if (!ready) return null;
  return (
    <div className="no-shares">
      <p>
        {pillars.length === 0
          ? "There are no pillars yet: the few things a life rests on. With them, and a share of your time for each, you see here how you keep to it."
          : "No pillar has a share of your time yet. Say what part each one should have, and you see here how you keep to it."}
      </p>
      {pillars.length === 0 ? (
        <button type="button" className="small" onClick={() => go("start")}>
          Set up your life
        </button>
      ) : (
        <p className="pillars">
          {pillars.map(({ ref, name }) => (
            <button key={ref} type="button" className="small" onClick={() => openThing(ref)}>
              <span className="unseen">Set the share of </span>
              {name}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
