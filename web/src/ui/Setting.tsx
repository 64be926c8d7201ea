import { type ReactNode, useId } from "react";
import "./setting.css";

interface Props {
  label: string;
  hint?: ReactNode;
  /** The field, which bears the id. */
  children: (id: string) => ReactNode;
}

/** A line of settings: what it is, the field, and what it means. */
export function Setting({ label, hint, children }: Props) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <small>{hint}</small>}
    </div>
  );
}
