/**
 * What reading one table yields, and the one way in which a cell of a grid becomes a reading. Table 2, 3 and 4 readers
 * share it, so every guard applies to every cell.
 */
import type { CellId, ShortFormCell } from '#shared/report/cells.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import type { GridCell } from './grid.js';
import { countedInUnits, interpret, unreadCell, type UnreadReason } from '../values.js';

export type Note = ReportRecord['notes'][number];

export interface TableFinding {
  readonly cells: ReadonlyMap<CellId, CellReading>;
  readonly notes: readonly Note[];
  /** Heads or labels of this table were seen, whether or not its values could be read. */
  readonly located: boolean;
  /** Grids that belong to this table. */
  readonly grids: ReadonlySet<number>;
  /** Words in and over the table, but for figures and remarks. */
  readonly captions?: readonly string[];
}

export interface Table3Finding extends TableFinding {
  readonly shortRow: ReadonlyMap<ShortFormCell, CellReading> | null;
  /** How often the row 一、本年新收 stands in the document: two tell of two reports in one file. */
  readonly beginnings: number;
  /** Its heads stand twice in one row: two years or two bodies beside each other. */
  readonly beside?: boolean;
}

export interface Trust {
  readonly reader: string;
  /** Names of the guards that have been passed already. */
  readonly checks: readonly string[];
  /** False where something in the table is unexplained: then a blank may be a number that was missed. */
  readonly blanks: boolean;
}

/**
 * Reads one cell; anything against it makes it unread, with what was seen as a candidate. `shared`: the cell reaches over
 * several values, which all are what it says only if it says that there is nothing.
 */
export function readValue(
  id: CellId | ShortFormCell,
  pieces: readonly GridCell[],
  trust: Trust,
  shared = false,
): CellReading {
  const filled = pieces.filter((piece) => piece.text !== '');
  const cell = filled[0] ?? pieces[0];
  if (cell === undefined) return unreadCell('no-place');
  const counted = countedInUnits(id, cell.text);
  const seen = counted ?? interpret(cell.text);
  const known = {
    place: cell.place,
    raw: seen.raw,
    readers: [trust.reader],
    candidates: seen.raw === '' ? [] : [seen.raw],
  };
  if (filled.length > 1) {
    return unreadCell('ambiguous', { ...known, candidates: filled.map((piece) => interpret(piece.text).raw) });
  }
  const doubt = pieces.flatMap((piece) => piece.doubts)[0] as UnreadReason | undefined;
  if (doubt !== undefined) return unreadCell(doubt, known);
  if (seen.kind === 'unread') return unreadCell(seen.reason ?? 'not-a-number', known);
  if (seen.kind === 'blank' && !trust.blanks) return unreadCell('leftover-digits', { ...known, candidates: [] });
  if (shared && seen.kind === 'number' && Number(seen.value) !== 0) return unreadCell('not-rectangular', known);
  const read: CellReading = {
    kind: seen.kind,
    certainty: 'single',
    value: seen.value,
    raw: seen.raw,
    place: cell.place,
    readers: [trust.reader],
    checks: [...trust.checks],
  };
  if (shared) return toConfirm(read, 'merged-cell');
  return counted === undefined ? read : toConfirm(read, 'unit');
}

/** Read, and left to a person to vouch for. */
export function toConfirm(reading: CellReading, reason: UnreadReason): CellReading {
  return { ...reading, certainty: 'confirm', reason };
}

/** Notes on single cells: folded widths and separators, crossed-out text that was left out. */
export function valueNotes(values: readonly { readonly id: CellId; readonly pieces: readonly GridCell[] }[]): Note[] {
  const notes: Note[] = [];
  for (const { id, pieces } of values) {
    for (const piece of pieces) {
      const seen = interpret(piece.text);
      if (seen.folded) notes.push({ code: 'folded', text: `“${piece.text}”识别为 ${seen.value ?? ''}`, cells: [id] });
      if (piece.struck)
        notes.push({ code: 'struck-text', text: `已略去划线删除的文字，保留“${piece.text}”`, cells: [id] });
      if (piece.raised === true)
        notes.push({ code: 'note-mark', text: `已略去上标或下标的字符，保留“${piece.text}”`, cells: [id] });
    }
  }
  return notes;
}

/** Why cells that were read are left to a person to confirm. */
export function confirmNotes(
  values: readonly { readonly id: CellId; readonly pieces: readonly GridCell[]; readonly shared: boolean }[],
): Note[] {
  const merged = values.filter(({ shared }) => shared).map(({ id }) => id);
  const counted = values.filter(({ id, pieces }) => pieces.some(({ text }) => countedInUnits(id, text) !== undefined));
  const notes: Note[] = [];
  if (merged.length > 0)
    notes.push({
      code: 'merged-cell',
      text: '原文件把这几格合并成了一格，各格都按这一格的内容识别，请确认',
      cells: merged,
    });
  if (counted.length > 0)
    notes.push({
      code: 'unit',
      text: '原文件在数字后面写了单位，已略去单位，只取数字，请确认',
      cells: counted.map(({ id }) => id),
    });
  return notes;
}

/** Heads that do not print the official name, each with the cells under it. */
export function headNote(printed: string, official: string, cells: readonly CellId[], confirm: boolean): Note {
  const named = printed === '' ? `表头“${official}”处是空白` : `表头“${printed}”与格式文本“${official}”不同`;
  const found = `${named}，已按列的顺序和合计关系确定`;
  return { code: 'head-differs', text: confirm ? `${found}，请确认` : found, cells: [...cells] };
}

/** Kept through every second reading: two readers may agree on what only a person can vouch for. */
export function agreedUnless(cell: CellReading): CellReading['certainty'] {
  return cell.certainty === 'confirm' ? 'confirm' : 'agreed';
}

export function labelNote(printed: string, official: string, cells: readonly CellId[]): Note {
  return { code: 'label-differs', text: `“${printed}”与格式文本“${official}”不同`, cells: [...cells] };
}
