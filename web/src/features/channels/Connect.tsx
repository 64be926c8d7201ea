import { useEffect, useState } from "react";
import { act } from "../../ui/act";
import { Dialog } from "../../ui/Dialog";
import { toast } from "../../ui/toasts";
import { CHANNELS, type Code, type Link, sayLeft } from "./records";

/** dialog: what to say in the chat, for ten minutes. It closes itself once the chat has spoken. */
export function Connect({ code, close }: { code: Code; close: () => void }) {
  const [now, setNow] = useState(Date.now);
  const over = Date.parse(code.expires_at) <= now;
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Dialog label={`Connect ${CHANNELS[code.channel]}`} className="small" close={close}>
      <h2>Connect {CHANNELS[code.channel]}</h2>
      {over ? (
        <p>This code is too old. Close this and ask for another one.</p>
      ) : (
        <>
          {code.url && (
            <p>
              <a href={code.url} target="_blank" rel="noopener noreferrer">
                Open the bot in Telegram
              </a>{" "}
              <small>({new URL(code.url).host})</small> and press Start, or write to it:
            </p>
          )}
          {!code.url && <p>Write this in {CHANNELS[code.channel]}:</p>}
          <p className="code">
            <code>{code.say}</code>
            <button type="button" className="small" onClick={() => void copy(code.say)}>
              Copy
            </button>
          </p>
          <p className="left">
            It works once, for another {sayLeft(code.expires_at, now)}. Then say here whether it is you.
          </p>
        </>
      )}
      <div className="choices">
        <button type="button" onClick={close}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

async function copy(text: string) {
  await navigator.clipboard.writeText(text);
  toast("Copied.");
}

/** What waits for the user's word: a chat that has the code. */
export function Wanted({ link }: { link: Link }) {
  const nouns = ["links", "identities"];
  return (
    <div className="wanted" role="alert">
      <p>
        <strong>{link.words}</strong> Is it you?
      </p>
      <button
        type="button"
        className="small good"
        onClick={() =>
          void act("POST", `/api/links/${link.id}/confirm`, undefined, {
            said: "Connected.",
            nouns,
            lasting: true,
          })
        }
      >
        Connect
      </button>
      <button
        type="button"
        className="small"
        onClick={() =>
          void act("DELETE", `/api/links/${link.id}`, undefined, { said: "Not connected.", nouns })
        }
      >
        It is not me
      </button>
    </div>
  );
}

/** A field for a code that a chat showed. */
export function Redeem() {
  const [code, setCode] = useState("");
  return (
    <form
      className="redeem"
      onSubmit={async (event) => {
        event.preventDefault();
        if (await act("POST", "/api/links/redeem", { code: code.trim() }, { nouns: ["links"] })) setCode("");
      }}
    >
      <input
        aria-label="A code that a chat showed"
        placeholder="A code that a chat showed after /link"
        maxLength={64}
        autoComplete="off"
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <button type="submit" className="small" disabled={!code.trim()}>
        Use it
      </button>
    </form>
  );
}
