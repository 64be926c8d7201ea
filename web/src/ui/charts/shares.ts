import { createElement } from "react";
import type { Share } from "../../lib/hrm";
import { sayDone } from "../../lib/things";
import { Rows } from "./Rows";
import type { ShareBar } from "./ShareBars";

/** A pillar's part of the time as a bar that opens to what was done. */
export function barOf({ ref, name, colour, planned, actual, minutes, done, rows }: Share): ShareBar {
  return {
    ...{ key: ref || name, name, colour, planned, actual },
    note: sayDone(minutes, done),
    behind: createElement(Rows, { rows }),
  };
}
