/** Cells copied out of a spreadsheet (tab-separated), and CSV (RFC 4180), also with commas of Chinese width. */
import { MAX_CELL, MAX_COLUMNS, type SourceRow } from './fields.js';

/** Whichever parts most of the first lines. */
function separatorOf(text: string): string {
  if (text.includes('\t')) return '\t';
  const lines = text.split('\n', 20);
  const count = (separator: string) => lines.filter((line) => line.includes(separator)).length;
  const [, best] = [',', '，', ';', '；'].reduce<readonly [number, string]>(
    ([most, kept], separator) => (count(separator) > most ? [count(separator), separator] : [most, kept]),
    [0, ','],
  );
  return best;
}

export function splitRows(text: string): SourceRow[] {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const separator = separatorOf(source);
  const rows: SourceRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let startLine = 1;
  const endCell = () => {
    if (cells.length < MAX_COLUMNS) cells.push(cell.trim().slice(0, MAX_CELL));
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push({ line: startLine, cells });
    cells = [];
    startLine = line;
  };
  for (let index = 0; index < source.length; index++) {
    const character = source.charAt(index);
    if (character === '\n') line++;
    if (quoted) {
      if (character === '"' && source.charAt(index + 1) === '"') {
        cell += '"';
        index++;
      } else if (character === '"') quoted = false;
      else cell += character;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (character === separator) endCell();
    else if (character === '\n') endRow();
    else cell += character;
  }
  endRow();
  return rows;
}
