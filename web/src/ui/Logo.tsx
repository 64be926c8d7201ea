/** The alchemists' sign for gold: a circle with its centre. */
export function Logo({ size = 24, working = false }: { size?: number; working?: boolean }) {
  return (
    <svg
      className={working ? "logo working" : "logo"}
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
    >
      <circle className="ring" cx="16" cy="16" r="12.5" />
      <circle className="heart" cx="16" cy="16" r="4" />
    </svg>
  );
}
