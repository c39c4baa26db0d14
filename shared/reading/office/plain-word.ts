/** All that is plain in a Word document. */
import { judgeBy, type PlainList } from './plain.js';
import { CONTENT, CONTROL, FIELD } from './plain-word-content.js';
import { CELL, CELL_MARGINS, MARGINS, ROW, ROW_EXCEPTION, SECTION, TABLE } from './plain-word-table.js';
import { PARAGRAPH, RUN } from './plain-word-text.js';

export const PLAIN_WORD: readonly PlainList[] = [
  RUN,
  PARAGRAPH,
  TABLE,
  ROW_EXCEPTION,
  MARGINS,
  ROW,
  CELL,
  CELL_MARGINS,
  SECTION,
  CONTENT,
  FIELD,
  CONTROL,
];

export const judgeWord = judgeBy(PLAIN_WORD);

const HOLDERS: ReadonlySet<string> = new Set(
  PLAIN_WORD.map(({ within }) => within).filter((name) => name.includes(':')),
);

/** The element that holds this one's properties, from the outermost of `path` to its parent; undefined for content. */
export function holderIn(path: readonly { readonly name: string }[]): string | undefined {
  for (let at = path.length - 1; at >= 0 && at >= path.length - 5; at--) {
    const name = path[at]?.name ?? '';
    if (HOLDERS.has(name)) return name;
    if (name === 'w:r' || name === 'w:p' || name === 'w:tc' || name === 'w:body') return undefined;
  }
  return undefined;
}
