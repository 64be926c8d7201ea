import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";
import "./choices.css";

export interface Choice {
  key: string;
  label: ReactNode;
  hint?: ReactNode;
  group?: string;
  run: () => void;
}

interface Props {
  label: string;
  placeholder: string;
  text: string;
  setText: (text: string) => void;
  choices: readonly Choice[];
  /** What stands between the field and the choices. */
  children?: ReactNode;
  /** Hears a key first; true when it took it. */
  onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
  lead?: ReactNode;
}

/** A field over a list: words narrow it, arrows choose, Enter takes (a combobox of the ARIA pattern). */
export function Choices({ label, placeholder, text, setText, choices, children, onKey, lead }: Props) {
  const [chosen, setChosen] = useState("");
  const id = useId();
  const found = choices.findIndex(({ key }) => key === chosen);
  const at = Math.max(found, 0);
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [id, at]);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || onKey?.(event)) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && choices.length > 0) setChosen(choices[(at + by + choices.length) % choices.length]?.key ?? "");
    else if (event.key === "Enter") choices[at]?.run();
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="choices-field">
        {lead}
        <textarea
          rows={1}
          role="combobox"
          aria-label={label}
          aria-expanded={choices.length > 0}
          aria-controls={id}
          aria-activedescendant={choices.length > 0 ? optionId(at) : undefined}
          aria-autocomplete="list"
          placeholder={placeholder}
          value={text}
          maxLength={8000}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here
          autoFocus
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value);
            setChosen("");
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {children}
      <div className="choices-list" role="listbox" id={id} aria-label={label}>
        {choices.map(({ key, label: said, hint, group, run }, index) => [
          group && group !== choices[index - 1]?.group && (
            <p key={`${key} group`} className="group" role="presentation">
              {group}
            </p>
          ),
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points here
          <div
            key={key}
            id={optionId(index)}
            role="option"
            aria-selected={index === at}
            className="option"
            onClick={run}
            onMouseMove={() => index !== at && setChosen(key)}
          >
            <span className="what">{said}</span>
            {hint && <span className="hint">{hint}</span>}
          </div>,
        ])}
      </div>
    </>
  );
}
