/**
 * Table 3 from text alone. Text has no cells, so a row is believed only when everything speaks for it: the heads spelled
 * in order, every official row present in order with exactly seven figures, no figure left over, labels all but exact,
 * and the table's own sums. One slip of the author does not silence the table: where the failing sums
 * can only be that, the cells concerned are shown for confirmation.
 */
import {
  SHORT_FORM_ABSENT_CELLS,
  SHORT_FORM_ABSENT_ROWS,
  SHORT_FORM_ROW,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  table3Cell,
  type CellId,
  type ShortFormCell,
} from '#shared/report/cells.js';
import {
  TABLE3_APPLICANTS,
  TABLE3_GROUPS,
  TABLE3_NOTE,
  TABLE3_ORGANISATIONS,
  TABLE3_RESULTS_BLOCK,
  table3GroupOf,
} from '#shared/report/labels.js';
import type { CellReading } from '#shared/report/record.js';
import { alignLabels } from '../tables/align.js';
import { relativeDistance } from '../tables/edit-distance.js';
import { labelNote, type Note, type Table3Finding } from '../tables/findings.js';
import type { FormSchema } from '../forms.js';
import { normaliseLabel } from '../normalise.js';
import { shortFormNote } from '../tables/table3.js';
import { TABLE3_HEADS, TABLE3_LABELS, type Table3Key } from '../tables/table3-labels.js';
import type { Entry, TextFigure } from './text-entries.js';
import { proveRows } from './text-proof.js';
import { cellsToConfirm } from './text-sums.js';
import { interpret, NOT_PRINTED, unreadCell, type Interpretation, type UnreadReason } from '../values.js';

export const TEXT_READER = 'text';
/** Labels in text must be all but exact; together with the sums this left no wrong cell in any measured text. */
const ACCEPTED = 0.12;

/** Bounds on what is aligned only to propose candidates. */
const MOST_ENTRIES = 400;
const LONGEST_LABEL = 60;

export function textPlace(figure: TextFigure): CellReading['place'] {
  return { in: 'line', line: figure.line, from: figure.from, to: figure.to };
}

interface Wording {
  readonly full: string;
  readonly label: string;
}

/** A label as it may stand in text: alone, or after the names of the groups whose cells come before it. */
function wordingsOf(key: Table3Key): Wording[] {
  const official = TABLE3_LABELS.find((label) => label.key === key)?.wordings ?? [];
  const group = key === SHORT_FORM_ROW ? undefined : table3GroupOf(key);
  const block = normaliseLabel(TABLE3_RESULTS_BLOCK.zh);
  const groupName = group === undefined ? undefined : normaliseLabel(TABLE3_GROUPS[group].zh);
  return official.flatMap((wording) => {
    const label = normaliseLabel(wording);
    const inGroup = groupName === undefined ? [label] : [label, groupName + label];
    return inGroup.flatMap((full) => [full, block + full]).map((full) => ({ full, label: wording }));
  });
}

/** The official labels in every form in which text may show them. */
const TEXT_LABELS = TABLE3_LABELS.map((label) => ({
  ...label,
  wordings: wordingsOf(label.key).map(({ full }) => full),
}));

function nearestWording(words: string, key: Table3Key): { distance: number; label: string } {
  const folded = normaliseLabel(words);
  let best = { distance: Infinity, label: '' };
  for (const { full, label } of wordingsOf(key)) {
    const distance = relativeDistance(folded, full);
    if (distance < best.distance) best = { distance, label };
  }
  return best;
}

/** The words before the first row's label spell the heads, and nothing else stands among them. */
export function spellsHeads(words: string): boolean {
  let rest = normaliseLabel(words).replace(normaliseLabel(TABLE3_NOTE.zh), '');
  const applicants = normaliseLabel(TABLE3_APPLICANTS.zh);
  const at = rest.lastIndexOf(applicants);
  rest = at >= 0 ? rest.slice(at + applicants.length) : rest.slice(Math.max(0, rest.indexOf('自然人')));
  rest = rest.replace(normaliseLabel(TABLE3_ORGANISATIONS.zh), '').replace('合计', '总计').replace('其它', '其他');
  const total = TABLE3_HEADS[TABLE3_HEADS.length - 1] ?? '';
  return rest.includes(total) && rest.replace(total, '') === TABLE3_HEADS.slice(0, -1).join('');
}

/** Splits the first entry into heads and label; undefined where it does not end in the first row's label. */
function headsBefore(entry: Entry): string | undefined {
  const folded = normaliseLabel(entry.words);
  const label = normaliseLabel(TABLE3_LABELS[0]?.wordings[0] ?? '');
  const tail = folded.slice(-label.length);
  return relativeDistance(tail, label) <= ACCEPTED ? folded.slice(0, -label.length) : undefined;
}

function emptyFinding(reason: UnreadReason, located: boolean, entries: readonly Entry[]): Table3Finding {
  const cells = new Map<CellId, CellReading>();
  for (const row of TABLE3_ROWS)
    for (const column of TABLE3_COLUMNS) cells.set(table3Cell(row, column), unreadCell(reason));
  // What stands after a recognised label is shown to the person who keys the row in, never taken over.
  const observed = entries
    .slice(0, MOST_ENTRIES)
    .map((entry) => ({ text: entry.words.slice(-LONGEST_LABEL), weight: 0, joinsNext: false }));
  for (const match of alignLabels(observed, TEXT_LABELS)) {
    const figures = entries[match.first]?.figures ?? [];
    if (match.key === SHORT_FORM_ROW || figures.length !== TABLE3_COLUMNS.length) continue;
    TABLE3_COLUMNS.forEach((column, index) => {
      const figure = figures[index];
      if (figure === undefined || match.key === SHORT_FORM_ROW) return;
      const candidates = [interpret(figure.text).raw];
      cells.set(
        table3Cell(match.key, column),
        unreadCell(reason, { place: textPlace(figure), candidates, readers: [TEXT_READER] }),
      );
    });
  }
  return { cells, notes: [], located, grids: new Set(), shortRow: null, beginnings: located ? 1 : 0 };
}

type Trusted = 'single' | 'confirm' | undefined;

/** How far each figure may be believed; undefined where the sums say nothing for the table. */
function trustIn(
  seen: readonly (readonly Interpretation[])[],
  lines: readonly number[],
  keys: readonly Table3Key[],
): Trusted[][] | undefined {
  // A mark on a line of its own says that there is nothing, and the sums must bear that out like any number.
  const alone = lines.every((count) => count === TABLE3_COLUMNS.length);
  const figures = seen.map((row) => row.map(({ kind, value }) => (alone && kind === 'mark' ? '0' : value)));
  const plain = figures.every((row) => row.length === TABLE3_COLUMNS.length && row.every((value) => value !== null));
  if (plain) {
    const open = cellsToConfirm(figures, keys);
    if (open !== undefined)
      return seen.map((row, at) =>
        row.map((_, index) => (open.some((cell) => cell.row === at && cell.column === index) ? 'confirm' : 'single')),
      );
    if (seen.every((row) => row.every(({ kind }) => kind === 'number'))) return undefined;
  }
  if (seen.some((row) => row.some(({ value }) => value?.includes('.')))) return undefined;
  const rows = seen.map((row, at) => ({
    figures: row.map(({ value }) => (value === null ? null : Number(value))),
    oneLine: lines[at] === 1,
    uniform: row.length === TABLE3_COLUMNS.length && row.every(({ raw }) => raw === row[0]?.raw),
  }));
  return proveRows(rows, keys)?.map((row) => row.map((proven): Trusted => (proven ? 'single' : undefined)));
}

/** @param whole the row has a figure for every column, so that each stands for its own */
function readFigure(
  value: Interpretation | undefined,
  figure: TextFigure | undefined,
  trusted: Trusted,
  whole: boolean,
): CellReading {
  if (value === undefined || figure === undefined || !whole) return unreadCell('ambiguous');
  const known = { place: textPlace(figure), raw: value.raw, readers: [TEXT_READER] };
  if (trusted === undefined || value.kind === 'unread')
    return unreadCell('sums-differ', { ...known, candidates: [value.raw] });
  return {
    ...known,
    kind: value.kind,
    certainty: trusted,
    value: value.value,
    checks: ['header', 'label', 'all-rows', 'no-orphans', ...(trusted === 'confirm' ? [] : ['sums'])],
  };
}

export function readTable3Text(all: readonly Entry[], form: FormSchema): Table3Finding {
  const start = all.findIndex((entry) => headsBefore(entry) !== undefined);
  const begun = start >= 0 ? all.slice(start) : [];
  const withFigures = begun.filter((entry) => entry.figures.length > 0);
  const first = begun[0];
  if (first === undefined) return emptyFinding('no-place', false, all);
  if (!spellsHeads(headsBefore(first) ?? '')) return emptyFinding('header-differs', true, begun);
  if (all.slice(0, start).some((entry) => entry.figures.length > 0))
    return emptyFinding('leftover-digits', true, begun);

  const short = form.otherHandling === 'single' || withFigures.length === TABLE3_ROWS.length - 2;
  const keys = TABLE3_LABELS.map((label) => label.key).filter((key) =>
    short ? !(SHORT_FORM_ABSENT_ROWS as readonly Table3Key[]).includes(key) : key !== SHORT_FORM_ROW,
  );
  if (withFigures.length !== keys.length) return emptyFinding('ambiguous', true, begun);
  const lines = withFigures.map((entry) => new Set(entry.figures.map((figure) => figure.line)).size);
  // A row with fewer figures lost blank cells; with more, or over several lines, nobody can tell what it lost.
  const odd = withFigures.some(({ figures }, row) => {
    const missing = TABLE3_COLUMNS.length - figures.length;
    return missing < 0 || (missing > 0 && lines[row] !== 1);
  });
  if (odd) return emptyFinding('ambiguous', true, begun);

  const notes: Note[] = [];
  for (const [index, key] of keys.entries()) {
    const entry = withFigures[index];
    const words =
      index === 0 ? normaliseLabel(entry?.words ?? '').slice((headsBefore(first) ?? '').length) : (entry?.words ?? '');
    const { distance, label } = nearestWording(words, key);
    if (distance > ACCEPTED) return emptyFinding('label-not-found', true, begun);
    const ids = key === SHORT_FORM_ROW ? [] : TABLE3_COLUMNS.map((column) => table3Cell(key, column));
    if (distance > 0) notes.push(labelNote(words, label, ids));
  }

  const seen = withFigures.map((entry) => entry.figures.map((figure) => interpret(figure.text)));
  if (seen.some((row) => row.some(({ kind }) => kind === 'unread'))) return emptyFinding('not-a-number', true, begun);
  const trust = trustIn(seen, lines, keys);
  if (trust === undefined) return emptyFinding('sums-differ', true, begun);

  const cells = new Map<CellId, CellReading>();
  const shortRow = new Map<ShortFormCell, CellReading>();
  keys.forEach((key, row) => {
    TABLE3_COLUMNS.forEach((column, index) => {
      const value = seen[row]?.[index];
      const figure = withFigures[row]?.figures[index];
      const trusted = trust[row]?.[index];
      const reading = readFigure(value, figure, trusted, seen[row]?.length === TABLE3_COLUMNS.length);
      if (key === SHORT_FORM_ROW) shortRow.set(`${SHORT_FORM_ROW}@${column}`, reading);
      else {
        const id = table3Cell(key, column);
        cells.set(id, reading);
        if (reading.kind === 'number' && value?.folded === true)
          notes.push({ code: 'folded', text: `“${figure?.text ?? ''}”识别为 ${value.value ?? ''}`, cells: [id] });
      }
    });
  });
  if (short) {
    for (const id of SHORT_FORM_ABSENT_CELLS) cells.set(id, NOT_PRINTED);
    notes.push(shortFormNote());
  }
  return { cells, notes, located: true, grids: new Set(), shortRow: short ? shortRow : null, beginnings: 1 };
}
