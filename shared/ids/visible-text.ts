/**
 * Text out of a stranger's file may hold characters that nobody sees but that turn a line around, hide a word or break
 * an XML parser. They are left out of every page, feed, mail and table for people; the desk names them where they stood, so
 * that whoever decides knows of them. The JSON keeps the text as it is.
 */

/** Control, format (direction, zero width, soft hyphen, tags), half of a pair, no character, and blanks that claim to be letters. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u2028\u2029\u3164\uffa0\ufffe\uffff]|\u034f|\u17b4|\u17b5/gu;
const KEPT_CONTROLS = new Set(['\t', '\n', '\r']);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The visible text for XML and HTML that is written by hand: for content, and for attributes in double quotes. */
export function escaped(text: string): string {
  return visibleText(text).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** The text without what cannot be seen. */
export function visibleText(text: string): string {
  return replaceHidden(text, () => '');
}

/** The text with each character that cannot be seen replaced by what names it. */
export function replaceHidden(text: string, nameOf: (codePoint: string) => string): string {
  return text.replace(HIDDEN, (character) =>
    KEPT_CONTROLS.has(character) ? character : nameOf(codePointOf(character)),
  );
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
