import { useShown } from "../../lib/preferences";

/** How sure a conclusion is, as a bar and in percent, to who wants to see that. `confidence` is 0 to 1. */
export function Sure({ confidence }: { confidence: number }) {
  const { show_confidence } = useShown();
  const percent = Math.round(confidence * 100);
  if (!show_confidence) return null;
  return (
    <>
      <meter min={0} max={100} value={percent} aria-label="Confidence" />
      <span>{percent} % sure</span>
    </>
  );
}
