/** Whether keys are words now: somebody writes into a field, or answers a dialog. */
export function isWriting(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable], dialog *")
  );
}

export const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** "⌘K" or "Ctrl K", as this machine calls it. */
export function chord(key: string): string {
  return MAC ? `⌘${key}` : `Ctrl ${key}`;
}
