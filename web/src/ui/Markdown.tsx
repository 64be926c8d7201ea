import { useDeferredValue, useMemo } from "react";
import { toHtml } from "./markdown";
import "./markdown.css";

/** Markdown of a model or a tool, made harmless. While it grows, drawing it never holds up typing. */
export function Markdown({ text }: { text: string }) {
  const shown = useDeferredValue(text);
  const html = useMemo(() => toHtml(shown), [shown]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: toHtml sanitizes, and the tests feed it hostile text
  return <div className="markdown" dangerouslySetInnerHTML={{ __html: html }} />;
}
