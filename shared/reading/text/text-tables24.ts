/**
 * Tables 2 and 4 from text alone. Table 2 has no sums, so its rows must be spelled exactly, their figures stand in one
 * line, and a person confirms them. Table 4 must spell its heads, show fifteen figures and nothing more, and add up.
 */
import { TABLE2_CELLS, TABLE4_CELLS, TABLE4_GROUPS, TABLE4_RESULTS, type CellId } from '#shared/report/cells.js';
import { TABLE2_CORNER, TABLE4_GROUP_LABELS, TABLE4_LITIGATION, TABLE4_RESULT_NAMES } from '#shared/report/labels.js';
import type { CellReading } from '#shared/report/record.js';
import type { Note, TableFinding } from '../tables/findings.js';
import type { FormSchema } from '../forms.js';
import { normaliseLabel } from '../normalise.js';
import type { Entry, TextFigure } from './text-entries.js';
import { TEXT_READER, textPlace } from './text-table3.js';
import { interpret, NOT_PRINTED, unreadCell, type UnreadReason } from '../values.js';

interface Row {
  /** What must stand before the figures: the block's heads, if this is its first row, and the label. */
  readonly words: string;
  readonly cells: readonly (CellId | null)[];
}

function table2Rows(form: FormSchema): Row[] {
  return form.table2.flatMap((block) => {
    const heads = block.article.zh + TABLE2_CORNER.zh + block.columns.map((column) => column.zh).join('');
    return block.rows.map((row, index) => ({
      words: normaliseLabel((index === 0 ? heads : '') + row.label.zh),
      cells: row.cells,
    }));
  });
}

function unread(
  ids: readonly (CellId | null)[],
  reason: UnreadReason,
  figures: readonly TextFigure[] = [],
): Map<CellId, CellReading> {
  return new Map(
    ids.flatMap((id, index): [CellId, CellReading][] => {
      if (id === null) return [];
      const figure = figures.length === ids.length ? figures[index] : undefined;
      const known =
        figure === undefined
          ? {}
          : { place: textPlace(figure), candidates: [interpret(figure.text).raw], readers: [TEXT_READER] };
      return [[id, unreadCell(reason, known)]];
    }),
  );
}

function nothing(
  ids: readonly CellId[],
  reason: UnreadReason,
  located: boolean,
  figures: readonly TextFigure[] = [],
): TableFinding {
  return { cells: unread(ids, reason, figures), notes: [], located, grids: new Set() };
}

function sameWords(words: string, row: Row, first: boolean): boolean {
  const folded = normaliseLabel(words);
  return first ? folded.endsWith(row.words) : folded === row.words;
}

/** @param cellByCell the text is known to put every cell on a line of its own */
export function readTable2Text(entries: readonly Entry[], form: FormSchema, cellByCell = false): TableFinding {
  const found = readRows(entries, table2Rows(form), cellByCell);
  const absent = form.absent.map((id) => [id, NOT_PRINTED] as const);
  return absent.length === 0 ? found : { ...found, cells: new Map([...found.cells, ...absent]) };
}

function readRows(entries: readonly Entry[], rows: readonly Row[], cellByCell: boolean): TableFinding {
  const [opening] = rows;
  const start = opening === undefined ? -1 : entries.findIndex((entry) => sameWords(entry.words, opening, true));
  const seen = entries.some((entry) => normaliseLabel(entry.words).includes(normaliseLabel(TABLE2_CORNER.zh)));
  if (start < 0) return nothing(TABLE2_CELLS, seen ? 'header-differs' : 'no-place', seen);
  if (entries.slice(0, start).some((entry) => entry.figures.length > 0))
    return nothing(TABLE2_CELLS, 'leftover-digits', true);
  const own = entries.slice(start).filter((entry) => entry.figures.length > 0);
  if (own.length !== rows.length) return nothing(TABLE2_CELLS, 'ambiguous', true);

  const cells = new Map<CellId, CellReading>();
  const notes: Note[] = [];
  rows.forEach((row, index) => {
    const entry = own[index];
    const figures = entry?.figures ?? [];
    const put = (reason: UnreadReason): void =>
      unread(row.cells, reason, figures).forEach((reading, id) => cells.set(id, reading));
    if (entry === undefined || !sameWords(entry.words, row, index === 0)) return put('label-not-found');
    // Figures on two lines: one of them may be the end of a number that its narrow cell wrapped.
    const lines = new Set(figures.map((figure) => figure.line)).size;
    const whole = lines === 1 || (cellByCell && lines === figures.length);
    if (figures.length !== row.cells.length || !whole) return put('ambiguous');
    row.cells.forEach((id, position) => {
      const figure = figures[position];
      if (figure === undefined || id === null) return;
      const value = interpret(figure.text);
      if (value.kind === 'unread' || value.kind === 'blank') {
        cells.set(
          id,
          unreadCell('not-a-number', {
            place: textPlace(figure),
            raw: value.raw,
            candidates: [value.raw],
            readers: [TEXT_READER],
          }),
        );
        return;
      }
      cells.set(id, {
        kind: value.kind,
        certainty: 'confirm',
        value: value.value,
        raw: value.raw,
        place: textPlace(figure),
        readers: [TEXT_READER],
        checks: ['header', 'label', 'all-rows', 'no-orphans'],
      });
      if (value.folded)
        notes.push({ code: 'folded', text: `“${figure.text}”识别为 ${value.value ?? ''}`, cells: [id] });
    });
  });
  return { cells, notes, located: true, grids: new Set() };
}

const LEAVES = TABLE4_RESULT_NAMES.join('');
const LEAF_ROW = LEAVES.repeat(TABLE4_GROUPS.length);

/** Heads in one of the orders in which tables come out as text: names of groups before their own leaves, in order. */
function spellsTable4(words: string): boolean {
  const names = [
    TABLE4_GROUP_LABELS.review.zh,
    TABLE4_LITIGATION.zh,
    TABLE4_GROUP_LABELS.litigationDirect.zh,
    TABLE4_GROUP_LABELS.litigationAfterReview.zh,
  ];
  let rest = normaliseLabel(words).replaceAll('其它', '其他').replaceAll('合计', '总计');
  rest = rest.slice(Math.max(0, rest.indexOf(TABLE4_GROUP_LABELS.review.zh)));
  let from = 0;
  for (const name of names) {
    const at = rest.indexOf(name, from);
    if (at < 0) return false;
    rest = rest.slice(0, at) + rest.slice(at + name.length);
    from = at;
  }
  return rest === LEAF_ROW;
}

export function readTable4Text(entries: readonly Entry[]): TableFinding {
  const own = entries.filter((entry) => entry.figures.length > 0);
  const [entry] = own;
  const seen = entries.some((each) => normaliseLabel(each.words).includes(LEAVES));
  if (entry === undefined) return nothing(TABLE4_CELLS, 'no-place', seen);
  const figures = entry.figures;
  if (own.length !== 1 || figures.length !== TABLE4_CELLS.length) return nothing(TABLE4_CELLS, 'ambiguous', seen);
  if (!spellsTable4(entry.words)) return nothing(TABLE4_CELLS, 'header-differs', seen, figures);
  const values = figures.map((figure) => interpret(figure.text));
  // In one line no number can have been wrapped: then the figures are the printed ones even where they do not add up.
  const oneLine = new Set(figures.map((figure) => figure.line)).size === 1;
  if (values.some(({ kind }) => kind !== 'number' && kind !== 'mark'))
    return nothing(TABLE4_CELLS, 'not-a-number', true, figures);
  const size = TABLE4_RESULTS.length;
  const holds = TABLE4_GROUPS.map((_, group) => {
    // A mark says that there is nothing, and the sum must bear that out like any number.
    const part = values
      .slice(group * size, (group + 1) * size)
      .map(({ kind, value }) => (kind === 'mark' ? '0' : value));
    const numbers = part.flatMap((value) => (value !== null && /^\d+$/u.test(value) ? [BigInt(value)] : []));
    if (numbers.length < size) return false;
    return numbers.slice(0, -1).reduce((total, value) => total + value, 0n) === numbers[size - 1];
  });
  const cells = new Map<CellId, CellReading>();
  const notes: Note[] = [];
  TABLE4_CELLS.forEach((id, index) => {
    const [value, figure] = [values[index], figures[index]];
    if (value === undefined || figure === undefined || value.kind === 'unread') return;
    const proven = holds[Math.floor(index / size)] === true;
    if (!proven && !oneLine) {
      cells.set(
        id,
        unreadCell('sums-differ', { place: textPlace(figure), candidates: [value.raw], readers: [TEXT_READER] }),
      );
      return;
    }
    cells.set(id, {
      kind: value.kind,
      certainty: proven ? 'single' : 'confirm',
      value: value.value,
      raw: value.raw,
      place: textPlace(figure),
      readers: [TEXT_READER],
      checks: ['header', 'no-orphans', ...(proven ? ['sums'] : [])],
    });
    if (value.folded) notes.push({ code: 'folded', text: `“${figure.text}”识别为 ${value.value ?? ''}`, cells: [id] });
  });
  return { cells, notes, located: true, grids: new Set() };
}
