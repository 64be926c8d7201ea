import type { Note } from "./records";

/** Notes that follow one another and came from the same place. */
export interface Pile {
  key: string;
  source: string;
  notes: Note[];
}

/** Words by which a note is found again that holds this text. */
export function wordsOf(text: string): string {
  const words = text.match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return words.slice(0, 12).join(" ").toLowerCase();
}

/** The notes in their order, parted where the place they came from changes. */
export function bySource(notes: readonly Note[]): Pile[] {
  const piles: Pile[] = [];
  for (const note of notes) {
    const last = piles.at(-1);
    if (last?.source === note.source) last.notes.push(note);
    else piles.push({ key: note.id, source: note.source, notes: [note] });
  }
  return piles;
}
