import { type ReactNode, useEffect } from "react";

/** What does not fit on a small screen, laid over it until Escape or a tap beside it. */
export function Drawer({ close, children }: { close: () => void; children: ReactNode }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && close();
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [close]);
  return (
    <>
      <button type="button" className="backdrop" aria-label="Close the menu" tabIndex={-1} onClick={close} />
      <div className="drawer">{children}</div>
    </>
  );
}
