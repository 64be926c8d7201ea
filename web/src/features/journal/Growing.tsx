import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"textarea">, "value"> & { value: string };

/** A field that is as tall as its words. A copy of them under it makes the room, so that nothing jumps. */
export function Growing({ value, className = "", ...given }: Props) {
  return (
    <div className={`growing ${className}`} data-copy={`${value} `}>
      <textarea rows={1} maxLength={200_000} value={value} {...given} />
    </div>
  );
}
