import { useState } from "react";
import type { Form, FormButton } from "../lib/form";
import { Markdown } from "./Markdown";
import "./spoken.css";

interface Props {
  form: Form;
  /** Does what the button says; none can be pressed meanwhile. */
  press: (button: FormButton) => Promise<unknown>;
}

/** What Aurum says first: a picture where there is one, its words, and rows of buttons. */
export function Spoken({ form: { text, rows, picture }, press }: Props) {
  const [pressed, setPressed] = useState("");
  const [kind, day] = picture.split(" ");

  async function run(button: FormButton) {
    setPressed(button.act);
    await press(button);
    setPressed("");
  }

  return (
    <div className="spoken">
      {kind === "review" && (
        <img src={`/api/review/chart.png?week=${day}`} alt="The week as a chart" loading="lazy" />
      )}
      <Markdown text={text} />
      {rows.map((row) => (
        <fieldset className="press" key={row.map(({ act }) => act).join()} disabled={pressed !== ""}>
          <legend className="unseen">Answers</legend>
          {row.map((button) => (
            <button
              type="button"
              key={button.act}
              className={`small ${button.look}`}
              aria-busy={pressed === button.act}
              onClick={() => void run(button)}
            >
              {button.label}
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
