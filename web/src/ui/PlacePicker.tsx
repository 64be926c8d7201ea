import { useState } from "react";
import { useGoals } from "../lib/life";
import type { Level } from "../lib/things";
import { Choices } from "./Choices";
import { Dialog } from "./Dialog";

export interface Target {
  key: string;
  kind: Level;
  ref: string;
  name: string;
}

interface Props {
  level: Level;
  /** What is to be moved. */
  name: string;
  close: () => void;
  /** Called with where it should lie; null is nowhere. */
  pick: (target: Target | null) => void;
}

const NOWHERE = "Nowhere (not filed yet)";

/** Asks where something should lie: all that can hold it, narrowed by words. */
export function PlacePicker({ level, name, close, pick }: Props) {
  const [text, setText] = useState("");
  const { pillars, areas, projects } = useGoals();
  const places = [
    ...pillars.map((each) => ({ ...each, kind: "pillar" as const, path: "" })),
    ...(level === "area"
      ? []
      : areas.map((each) => ({ ...each, kind: "area" as const, path: each.pillar ?? "" }))),
    ...(level === "task"
      ? projects.map((each) => ({ ...each, kind: "project" as const, path: each.place.join(" › ") }))
      : []),
  ];
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (said: string) => words.every((word) => said.toLowerCase().includes(word));

  function take(target: Target | null) {
    close();
    pick(target);
  }

  const choices = places
    .filter(({ name: said, path, ref }) => fits(`${said} ${path} ${ref}`))
    .slice(0, 60)
    .map(({ id, kind, ref, name: said, path }) => ({
      key: id,
      label: said,
      hint: path || kind,
      run: () => take({ key: id, kind, ref, name: said }),
    }));
  if (fits(NOWHERE)) choices.push({ key: "none", label: NOWHERE, hint: "", run: () => take(null) });
  return (
    <Dialog label={`Move ${name}`} close={close}>
      <Choices
        label={`Move ${name} to`}
        placeholder={`Move “${name}” to…`}
        text={text}
        setText={setText}
        choices={choices}
      />
    </Dialog>
  );
}
