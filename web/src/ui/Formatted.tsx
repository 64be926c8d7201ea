import { useMemo } from "react";
import { toHtml } from "./markdown";

export function Formatted({ text }: { text: string }) {
  const html = useMemo(() => toHtml(text), [text]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: toHtml sanitizes, and the tests feed it hostile text
  return <div className="markdown" dangerouslySetInnerHTML={{ __html: html }} />;
}
