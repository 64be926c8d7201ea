/** What goes for good when something is forgotten, and what stays but says so too. */
export interface Forgotten {
  memories: string[];
  messages: number;
  notes: number;
  entries: string[];
  tasks: string[];
}

/** What goes for good, a line for each kind of thing. */
export function sayGone({ memories, messages, notes }: Forgotten): string[] {
  return [
    memories.length > 0 ? `${count(memories.length, "memory", "memories")}: ${memories.join(", ")}` : "",
    messages > 0
      ? `${count(messages, "message", "messages")}, for Aurum: still to be read in the conversation, but by no model and no search`
      : "",
    notes > 0 ? count(notes, "note", "notes") : "",
  ].filter(Boolean);
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
