import { Dialog } from "./Dialog";

interface Props {
  title: string;
  text: string;
  /** The verb on the button that does it. */
  verb: string;
  close: () => void;
  act: () => void;
}

/** Asks before something that can't be taken back. Escape and Enter both leave things as they are. */
export function Confirm({ title, text, verb, close, act }: Props) {
  return (
    <Dialog label={title} className="small" close={close}>
      <h2>{title}</h2>
      <p>{text}</p>
      <div className="choices">
        {/* biome-ignore lint/a11y/noAutofocus: what harms nothing is what Enter does */}
        <button type="button" autoFocus onClick={close}>
          Keep
        </button>
        <button
          type="button"
          className="wrong"
          onClick={() => {
            close();
            act();
          }}
        >
          {verb}
        </button>
      </div>
    </Dialog>
  );
}
