import type { ReactNode } from "react";
import "./chips.css";

interface Props {
  /** Those of one name are one choice. */
  name: string;
  checked: boolean;
  choose: () => void;
  children: ReactNode;
}

/** radio: one of a few that are in sight, as a pill; a small number in it says how many there are. */
export function Chip({ name, checked, choose, children }: Props) {
  return (
    <label className="chip">
      <input type="radio" name={name} checked={checked} onChange={choose} />
      <span>{children}</span>
    </label>
  );
}
