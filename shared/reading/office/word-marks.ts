/** What is not plain about an element of Word's main part, and what it is put down to: a run, a cell, a row, a table. */
import { darkGround, paleText } from './plain-colours.js';
import type { Ground, Mark } from './plain.js';
import { judgeWord } from './plain-word.js';
import type { Story } from './word-story.js';
import type { WordCell, WordRow, WordTable } from './word-tables.js';
import type { XmlElement } from './xml.js';

export interface OpenTable {
  readonly table: WordTable;
  row?: WordRow;
  /** The cell whose text is read just now. */
  cell?: WordCell;
}

export interface WrappingLevel {
  readonly name: string;
  /** Against all that stands in it, where that is no one place of text. */
  readonly marks: Mark[];
}

export function judgeElement(
  { name, attributes }: XmlElement,
  holder: string | undefined,
  ground: Ground,
): Mark | undefined {
  const found = judgeWord(holder ?? 'content', name, attributes, ground);
  const colour = name === 'w:color' ? paleText : name === 'w:shd' ? darkGround : undefined;
  return found !== undefined && colour?.holds(attributes, ground) === true ? { ...found, shade: true } : found;
}

export interface Spot {
  readonly story: Story;
  readonly table: OpenTable | undefined;
  readonly path: readonly WrappingLevel[];
  readonly everywhere: Mark[];
}

export function putDown(mark: Mark, holder: string | undefined, { story, table, path, everywhere }: Spot): void {
  const { run, cell, flow } = story;
  switch (holder) {
    case 'w:rPr':
      run?.marks.push(mark);
      return;
    case 'w:tcPr':
    case 'w:tcMar':
      cell?.marks.push(mark);
      return;
    case 'w:trPr':
    case 'w:tblPrEx':
      table?.row?.marks.push(mark);
      return;
    case 'w:tblPr':
    case 'w:tblCellMar':
      table?.table.marks.push(mark);
      return;
    case 'w:sectPr':
      everywhere.push(mark);
      return;
  }
  if (holder === 'w:pPr' && cell === undefined) {
    // Of a paragraph outside of tables only what reaches beyond it matters.
    if (mark.harm === 'table') everywhere.push({ ...mark, harm: 'words' });
  } else if (cell !== undefined && cell === table?.cell) flow.marks.set(mark.says, mark);
  else if (table !== undefined) table.table.marks.push(mark);
  else (holder === 'w:sdtPr' ? path.findLast(({ name }) => name === 'w:sdt') : path.at(-1))?.marks.push(mark);
}
