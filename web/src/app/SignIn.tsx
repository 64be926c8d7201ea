import type { Problem } from "../lib/http";
import { Logo } from "../ui/Logo";
import { Trouble } from "../ui/Trouble";
import "./signin.css";

interface Props {
  /** Why the link that was opened did not let in. */
  refused: Problem | null;
  /** Why it is not known who is signed in. */
  unreachable: Error | null;
  retry: () => void;
}

export function SignIn({ refused, unreachable, retry }: Props) {
  return (
    <main className="door">
      <div className="sign-in">
        <Logo size={56} />
        <h1>{refused ? "This link no longer opens the door" : "Welcome to Aurum"}</h1>
        {refused && (
          <p className="refused" role="alert">
            {refused.detail}
          </p>
        )}
        {unreachable ? (
          <Trouble error={unreachable} retry={retry} />
        ) : (
          <>
            <p>
              Aurum has no password here. It opens with a link that works once and was printed when Aurum
              started.
            </p>
            <p>
              To get a new one, run this in a terminal on the machine where Aurum runs, and open what it
              prints:
            </p>
            <pre>aurum link</pre>
          </>
        )}
      </div>
    </main>
  );
}
