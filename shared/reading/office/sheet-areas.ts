/** Addresses of cells and areas as a workbook writes them. */

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const [LAST_ROW, LAST_COLUMN] = [1_048_576, 16_384];
const EVERYTHING: Area = { top: 1, left: 1, bottom: LAST_ROW, right: LAST_COLUMN };

export function parseAddress(address: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address);
  if (match === null) return undefined;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(match[2]);
  return row >= 1 && row <= LAST_ROW && column <= LAST_COLUMN ? { row, column } : undefined;
}

export function addressOfCell(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

export function parseArea(text: string): Area | undefined {
  const [first = '', second = first] = text.split(':');
  const [from, to] = [parseAddress(first), parseAddress(second)];
  if (from === undefined || to === undefined || to.row < from.row || to.column < from.column) return undefined;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

/** Several areas, parted by spaces; whole columns, and what cannot be understood, may be anywhere. */
export function areasIn(text: string): Area[] {
  return text
    .split(/\s+/u)
    .filter((each) => each !== '')
    .map((each) => parseArea(each) ?? EVERYTHING);
}
