import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sayGone } from "../../lib/forgotten";
import { opener } from "../../lib/open";
import { Dialog } from "../../ui/Dialog";
import { Trouble } from "../../ui/Trouble";
import { foresee, forget, type Target } from "./deeds";
import "./forget.css";

interface Props {
  target: Target;
  /** The memory's text, or the words. */
  text: string;
  close: () => void;
}

/** dialog "Forget": what would go for good, and what stays though it says so too. Nothing is forgotten before the yes. */
export function Forget({ target, text, close }: Props) {
  const [busy, setBusy] = useState(false);
  const seen = useQuery({
    queryKey: ["memories", "forget", target],
    queryFn: () => foresee(target),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const title = "about" in target ? `Forget everything that says “${text}”?` : `Forget “${text}”?`;

  async function confirm() {
    setBusy(true);
    const done = await forget(target);
    setBusy(false);
    if (done) close();
  }

  return (
    <Dialog label={title} className="small forget" close={close}>
      <h2>{title}</h2>
      {seen.isPending && <p>Looking where it is said…</p>}
      {seen.isError && <Trouble error={seen.error} retry={() => void seen.refetch()} />}
      {seen.isSuccess && (
        <>
          <h3>Goes for good</h3>
          <ul className="goes">
            {sayGone(seen.data).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Staying refs={[...seen.data.entries, ...seen.data.tasks]} close={close} />
          <p className="final">This is final: no undo brings it back.</p>
        </>
      )}
      <div className="choices">
        {/* biome-ignore lint/a11y/noAutofocus: what harms nothing is what Enter does */}
        <button type="button" autoFocus onClick={close}>
          Keep
        </button>
        <button
          type="button"
          className="wrong"
          disabled={!seen.isSuccess || busy}
          onClick={() => void confirm()}
        >
          Forget for good
        </button>
      </div>
    </Dialog>
  );
}

function Staying({ refs, close }: { refs: readonly string[]; close: () => void }) {
  if (refs.length === 0) return null;
  return (
    <>
      <h3>Stays, though it says so too</h3>
      <p>
        {refs.map((ref) => (
          <button
            key={ref}
            type="button"
            className="link"
            onClick={() => {
              close();
              opener(ref)?.();
            }}
          >
            {ref}
          </button>
        ))}
      </p>
      <p>Open it to change or delete it yourself.</p>
    </>
  );
}
