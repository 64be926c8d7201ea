import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { Problem } from "../lib/http";
import { Trouble } from "./Trouble";

/** A component with a script of its own. `known` is it, once it was read. */
export interface Source<P> {
  known: ComponentType<P> | null;
  ready: () => Promise<ComponentType<P>>;
}

export function source<P = object>(load: () => Promise<ComponentType<P>>): Source<P> {
  const made: Source<P> = {
    known: null,
    async ready() {
      made.known ??= await load();
      return made.known;
    },
  };
  return made;
}

interface Props<P> {
  of: Source<P>;
  given: P;
  /** What is shown until it is here. */
  meanwhile?: ReactNode;
}

/** Shows a component that comes when it is needed; unlike React's own lazy ones, at once when it is here already. */
export function Part<P extends object>({ of, given, meanwhile = null }: Props<P>) {
  const [, setArrived] = useState(of.known !== null);
  const [tries, setTries] = useState(0);
  const Found = of.known;
  useEffect(() => {
    if (of.known || tries > PAUSES.length) return;
    let again: ReturnType<typeof setTimeout> | undefined;
    of.ready().then(
      () => setArrived(true),
      () => {
        again = setTimeout(() => setTries(tries + 1), PAUSES[tries]);
      },
    );
    return () => clearTimeout(again);
  }, [of, tries]);
  if (Found) return <Found {...given} />;
  return tries > PAUSES.length ? <Trouble error={MISSING} retry={() => location.reload()} /> : meanwhile;
}

/** Milliseconds between two tries: a connection that blinks costs no part. */
const PAUSES: readonly number[] = [300, 1_000, 3_000];

const MISSING = new Problem(
  0,
  "A part of the page is missing",
  "A part of this page could not be read. Is Aurum running? Nothing was lost.",
);
