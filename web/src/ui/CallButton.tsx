import { type ReactNode, useState } from "react";
import { routeOf } from "../lib/calls";
import type { Call } from "../lib/hrm";
import { openPlan } from "../lib/wish";
import { act } from "./act";

interface Props {
  call: Call | null;
  /** What to say when it is done, beside Undo. */
  said: string;
  className?: string;
  done?: () => void;
  children: ReactNode;
}

/** A button that does what a tool call says, or shows the day it would plan; plain words where no request does it. */
export function CallButton({ call, said, className = "example", done, children }: Props) {
  const [busy, setBusy] = useState(false);
  if (call?.tool === "plan_day") {
    return (
      <button type="button" className={className} onClick={() => openPlan(call.arguments.day)}>
        {children}
      </button>
    );
  }
  const route = call && routeOf(call);
  if (!route) return <p className={`${className} words`}>{children}</p>;

  async function run(to: NonNullable<typeof route>) {
    setBusy(true);
    const answer = await act(to.method, to.path, to.body, { said, nouns: to.nouns });
    setBusy(false);
    if (answer) done?.();
  }

  return (
    <button type="button" className={className} disabled={busy} onClick={() => void run(route)}>
      {children}
    </button>
  );
}
