import { Icon } from "../../ui/Icon";
import { Segments } from "../../ui/Segments";
import { MEANING, TIERS } from "./names";
import type { Tier as Level } from "./records";

/** How much of an entry a model may read, and what that means in a line. */
export function Tier({ tier, choose }: { tier: Level; choose: (tier: Level) => void }) {
  return (
    <div className="tier">
      <Segments label="What models may read" value={tier} options={TIERS} choose={choose} />
      <p role="status">
        <Icon name={tier === "never" ? "lock" : tier === "signals" ? "pattern" : "insight"} size={15} />
        {MEANING[tier]}
      </p>
    </div>
  );
}
