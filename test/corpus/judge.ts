/** Compares a reading with what the document prints, cell by cell: right, wrong or unread; and what a person is asked of. */
import { addressOf, CELL_IDS, SHORT_FORM_ABSENT_ROWS, SHORT_FORM_CELLS, type CellId } from '#shared/report/cells.js';
import type { CellReading, Reading } from '#shared/report/record.js';
import { shortFormValues } from '../builders/values.js';
import type { Built } from './layouts.js';

export interface Verdict {
  readonly right: number;
  /** Those of the right ones that a person is to confirm. */
  readonly asked: number;
  readonly unread: number;
  /** Every wrong cell with what is printed and what was read. */
  readonly wrong: readonly string[];
  /** Code of the refusal of the whole document. */
  readonly refused: string | null;
}

interface Expected {
  readonly id: string;
  readonly name: string;
  readonly found: CellReading | undefined;
  readonly kind: CellReading['kind'];
  /** The number, or the mark as printed. */
  readonly text: string;
}

export function judge(reading: Reading, built: Built): Verdict {
  const expected = expectedOf(reading, built);
  if (reading.status === 'refused') {
    return { right: 0, asked: 0, unread: expected.length, wrong: [], refused: reading.reason.code };
  }
  const unread = expected.filter(({ found }) => found === undefined || found.kind === 'unread');
  const given = expected.filter((cell) => !unread.includes(cell));
  const right = given.filter(isRight);
  const wrong = given.filter((cell) => !isRight(cell));
  return {
    right: right.length,
    asked: right.filter(({ found }) => found?.certainty === 'confirm').length,
    unread: unread.length,
    wrong: wrong.map(
      ({ name, kind, text, found }) => `${name} prints ${kind} ${text}, read ${found?.kind} ${found?.raw}`,
    ),
    refused: null,
  };
}

function isRight({ found, kind, text }: Expected): boolean {
  if (found === undefined || found.kind !== kind) return false;
  return kind === 'number' ? found.value === text : kind !== 'mark' || found.raw === text;
}

function expectedOf(reading: Reading, { values, print }: Built): Expected[] {
  const record = reading.status === 'refused' ? undefined : reading.record;
  const short = print.shortForm === true;
  const cells = CELL_IDS.map((id): Expected => {
    const common = { id, name: addressOf(id), found: record?.cells[id] };
    if (short && isAbsent(id)) return { ...common, kind: 'not-printed', text: '' };
    return { ...common, ...asPrinted(print.printed?.[id], values[id]) };
  });
  if (!short) return cells;
  const sums = shortFormValues(values);
  const row = SHORT_FORM_CELLS.map((id): Expected => {
    const found = record?.shortFormRow?.[id];
    return { id, name: id, found, ...asPrinted(print.printed?.[id], sums[id]) };
  });
  return [...cells, ...row];
}

function asPrinted(instead: string | undefined, value: string): Pick<Expected, 'kind' | 'text'> {
  if (instead === undefined) return { kind: 'number', text: value };
  return instead === '' ? { kind: 'blank', text: '' } : { kind: 'mark', text: instead };
}

function isAbsent(id: CellId): boolean {
  return SHORT_FORM_ABSENT_ROWS.some((row) => id.startsWith(`${row}@`));
}
