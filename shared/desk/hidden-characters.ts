/**
 * Who decides must know of a character that turns a line around or hides a word. Every page of the desk goes through here as
 * its last step: in its text such a character is named (U+202E) where it stood; in attributes, titles and fields, which
 * cannot hold a mark and may be sent back, it is left out. So no view has to think of it.
 */
import { replaceHidden, visibleText } from '#shared/ids/visible-text.js';

/** Style and script are constants of ours that are allowed by their digest; a title and a field hold text only. */
const PARTS = /<(script|style)\b[\s\S]*?<\/\1>|<(textarea|title)\b[\s\S]*?<\/\2>|<[^>]*>|[^<]+/g;

export function withHiddenNamed(html: string): string {
  if (visibleText(html) === html) return html;
  return html.replace(PARTS, (part: string, ours: string | undefined) => {
    if (ours !== undefined) return part;
    return part.startsWith('<')
      ? visibleText(part)
      : replaceHidden(part, (codePoint) => `<span class="unseen">${codePoint}</span>`);
  });
}
