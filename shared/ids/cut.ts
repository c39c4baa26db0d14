/**
 * Cuts a person's text to its bound, never through a character: a rare Chinese character counts two, and half of one
 * cannot be stored as UTF-8, so that the audit chain would no longer agree with what is stored.
 */
export function cutTo(text: string, most: number): string {
  const cut = text.slice(0, most);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
