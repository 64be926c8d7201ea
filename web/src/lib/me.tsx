import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { ownDay } from "./dates";
import type { Me } from "./records";

const MeContext = createContext<Me | null>(null);

export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** The signed-in user; only to be asked inside the command center. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("Nobody is signed in here.");
  return me;
}

/** The time in milliseconds, renewed each half minute. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The user's own day, as "2026-11-23". */
export function useOwnDay(): string {
  const me = useMe();
  return ownDay(new Date(useNow()), me.zone, me.day_end);
}
