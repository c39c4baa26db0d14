/**
 * Text out of a stranger's file may hold characters that nobody sees but that turn a line around, hide a word or break
 * an XML parser. They are left out of every page, feed and table for people. The JSON keeps the text as it is.
 */

const KEPT_CONTROLS = new Set([0x09, 0x0a, 0x0d]);

function isHidden(code: number): boolean {
  if (code < 0x20) return !KEPT_CONTROLS.has(code);
  return (
    (code >= 0x7f && code <= 0x9f) || // DEL and C1 controls
    (code >= 0x200b && code <= 0x200f) || // zero width, directional marks
    (code >= 0x202a && code <= 0x202e) || // directional embeddings and overrides
    (code >= 0x2060 && code <= 0x206f) || // invisible operators, isolates
    (code >= 0xd800 && code <= 0xdfff) || // half a surrogate pair
    code === 0xfeff ||
    code === 0xfffe ||
    code === 0xffff
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The visible text for XML and HTML that is written by hand: for content, and for attributes in double quotes. */
export function escaped(text: string): string {
  return visibleText(text).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** The text without what cannot be seen. */
export function visibleText(text: string): string {
  let visible = '';
  for (const character of text) {
    if (!isHidden(character.codePointAt(0) ?? 0)) visible += character;
  }
  return visible;
}
