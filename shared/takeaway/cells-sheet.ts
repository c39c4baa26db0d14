/** The cells that a person adds to a draft: numbers to key in, numbers to vouch for, and those keyed in before. */
import type { Texts } from '../language/texts.js';
import { CELL_IDS, type CellId } from '../report/cells.js';
import { unconfirmedCells, type CellReading, type ReportRecord } from '../report/record.js';
import { LIST_HEAD_ROWS, LIST_HEIGHTS, listHead, listHeight, listMerges, spokenCell, TEXT } from './findings-sheet.js';
import type { FormCellId } from './form-sheet.js';
import {
  addressOf,
  placeIn,
  type Content,
  type Guidance,
  type Look,
  type SheetDraft,
  type Spot,
} from './ooxml/sheet-draft.js';
import { rowKey, type TakenSubmission } from './submission.js';
import { INPUT_FILL, TINTS } from './tints.js';

export type Wanted = 'unread' | 'confirm' | 'keyed';

/** The cells that wait for a person, in official order, and those that a person may have mistyped. */
export function wantedCells(record: ReportRecord): ReadonlyMap<CellId, Wanted> {
  const confirm = new Set(unconfirmedCells(record));
  return new Map(
    CELL_IDS.flatMap((id): [CellId, Wanted][] => {
      const { kind, attested } = record.cells[id];
      if (kind === 'unread') return [[id, 'unread']];
      if (confirm.has(id)) return [[id, 'confirm']];
      return attested?.how === 'keyed' ? [[id, 'keyed']] : [];
    }),
  );
}

/** What the software saw in a cell; compared when the sheet comes back, so that nobody vouches for another number. */
export function seenIn(reading: CellReading): string {
  return reading.kind === 'unread' ? (reading.candidates ?? []).join('、') : (reading.value ?? reading.raw);
}

const WIDTHS = [6, 14, 44, 20, 44, 20, 4];

/** Undefined where nothing waits for anybody. */
export function cellsSheet(
  taken: TakenSubmission,
  spots: ReadonlyMap<FormCellId, Spot>,
  t: Texts,
): SheetDraft | undefined {
  const wanted = wantedCells(taken.record);
  if (wanted.size === 0) return undefined;
  const words = t.takeaway.cells;
  const cells = listHead(
    words.title(taken.agencyName, taken.year, taken.n),
    words.how,
    t.takeaway.stamp(taken.id, taken.check.ruleSet.digest),
    Object.values(words.columns),
  );
  const guidance: Guidance[] = [];
  const heights = new Map<number, number>();
  [...wanted].forEach(([id, kind], index) => {
    const row = LIST_HEAD_ROWS + 1 + index;
    const reading = taken.record.cells[id];
    const spot = spots.get(id);
    const name = `${spot === undefined ? '' : `${addressOf(spot)} `}${spokenCell(id, t)}`;
    const tint = kind === 'keyed' ? {} : { fill: TINTS[kind] };
    const texts: readonly (readonly [Content, Look])[] = [
      [{ number: String(index + 1) }, { ...TEXT, align: 'center' }],
      [{ text: words.kinds[kind] }, { ...TEXT, align: 'center', ...tint }],
      [{ text: name }, spot === undefined ? TEXT : { ...TEXT, font: 'link' }],
      [seenIn(reading) === '' ? null : { text: seenIn(reading) }, { ...TEXT, align: 'center', format: '@' }],
      [{ text: whyAsked(reading, kind, t) }, TEXT],
      [
        kind === 'keyed' ? { text: reading.value ?? '' } : null,
        // As text: what is typed stays as it was typed, `18.8710` with its zero.
        { ...TEXT, align: 'center', fill: INPUT_FILL, format: '@', unlocked: true },
      ],
      [{ text: rowKey(index + 1, id) }, { font: 'quiet' }],
    ];
    heights.set(
      row,
      listHeight(
        texts.map(([content]) => content),
        WIDTHS,
      ),
    );
    texts.forEach(([content, look], at) => {
      const link = at === 2 && spot !== undefined ? { link: placeIn(t.takeaway.sheets.tables, spot) } : {};
      cells.push({ row, column: at + 1, content, look, ...link });
    });
    const column = Object.keys(words.columns).indexOf('answer') + 1;
    const title = words.columns.answer;
    guidance.push(
      kind === 'confirm'
        ? { row, column, title, prompt: words.promptConfirm, takes: { oneOf: words.same } }
        : { row, column, title, prompt: words.promptKey },
    );
  });
  return {
    name: t.takeaway.sheets.cells,
    widths: WIDTHS,
    lastColumnHidden: true,
    heights: LIST_HEIGHTS,
    startHeights: heights,
    cells,
    merges: listMerges(WIDTHS.length - 1),
    guidance,
    frozenRows: LIST_HEAD_ROWS,
    guarded: true,
    orientation: 'landscape',
  };
}

function whyAsked(reading: CellReading, kind: Wanted, t: Texts): string {
  if (kind === 'confirm') return t.takeaway.cells.confirmWhy;
  if (reading.attested !== undefined) return t.report.keyedBy(reading.attested.by.name);
  return (reading.reason === undefined ? null : t.report.unreadReason(reading.reason)) ?? '';
}
