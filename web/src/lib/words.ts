/** A sentence whose numbers are not parted from their units where the line ends: "25 %", "2.5 h". */
export function kept(sentence: string): string {
  return sentence.replace(/(\d) (?=(%|h|min|points|days?|tasks?)(?!\p{L}))/gu, "$1\u00a0");
}
