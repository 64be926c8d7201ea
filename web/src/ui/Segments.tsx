import { useId } from "react";
import "./segments.css";

interface Props<T extends string | number> {
  label: string;
  value: T;
  options: readonly (readonly [value: T, label: string])[];
  choose: (value: T) => void;
}

/** radiogroup: one of a few, all of them in sight. */
export function Segments<T extends string | number>({ label, value, options, choose }: Props<T>) {
  const name = useId();
  return (
    <div className="segments" role="radiogroup" aria-label={label}>
      {options.map(([each, said]) => (
        <label key={each}>
          <input type="radio" name={name} checked={each === value} onChange={() => choose(each)} />
          <span>{said}</span>
        </label>
      ))}
    </div>
  );
}
