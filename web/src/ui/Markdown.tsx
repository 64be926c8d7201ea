import { useDeferredValue } from "react";
import { Part, source } from "./Part";
import "./markdown.css";

// Its libraries weigh a fifth of everything: they come with the first words that need them.
const FORMATTED = source(async () => (await import("./Formatted")).Formatted);

/** Markdown of a model or a tool, made harmless. While it grows, drawing it never holds up typing. */
export function Markdown({ text }: { text: string }) {
  const shown = useDeferredValue(text);
  return (
    <Part
      of={FORMATTED}
      given={{ text: shown }}
      meanwhile={<div className="markdown unformatted">{shown}</div>}
    />
  );
}
