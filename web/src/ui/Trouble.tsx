import { Problem } from "../lib/http";

/** What went wrong, in the server's words, and the way to try again. */
export function Trouble({ error, retry }: { error: unknown; retry: () => void }) {
  const problem = error instanceof Problem ? error : new Problem(0, "Something went wrong", String(error));
  return (
    <div className="trouble" role="alert">
      <p>{problem.detail}</p>
      <button type="button" className="small" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
