/** The cells that a person adds to a draft: numbers to key in, numbers to vouch for, and those keyed in before. */
import { submissionLabel } from '#shared/ids/submission-id.js';
import type { Texts } from '#shared/words/texts.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { unconfirmedCells, type CellReading, type ReportRecord } from '#shared/report/record.js';
import { spokenCell } from './findings-sheet.js';
import type { FormCellId } from './form-sheet.js';
import { CENTRED, listSheet, TEXT, type ListCell } from './list-sheet.js';
import { cellAddress, placeIn, type SheetDraft, type Spot } from './ooxml/sheet-draft.js';
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
  return listSheet({
    name: t.takeaway.sheets.cells,
    title: words.title(taken.agencyName, taken.year, taken.n),
    how: words.how,
    stamp: t.takeaway.stamp(submissionLabel(taken.id), taken.check.ruleSet.digest),
    columns: words.columns,
    widths: WIDTHS,
    rows: [...wanted].map(([id, kind], index) => {
      const reading = taken.record.cells[id];
      const spot = spots.get(id);
      const seen = seenIn(reading);
      return {
        number: { content: { number: String(index + 1) }, look: CENTRED },
        kind: {
          content: { text: words.kinds[kind] },
          look: kind === 'keyed' ? CENTRED : { ...CENTRED, fill: TINTS[kind] },
        },
        cell:
          spot === undefined
            ? { content: { text: spokenCell(id, t) }, look: TEXT }
            : {
                content: { text: `${cellAddress(spot)} ${spokenCell(id, t)}` },
                look: { ...TEXT, font: 'link' },
                link: placeIn(t.takeaway.sheets.tables, spot),
              },
        seen: { content: seen === '' ? null : { text: seen }, look: { ...CENTRED, format: '@' } },
        why: { content: { text: whyAsked(reading, kind, t) }, look: TEXT },
        answer: answerCell(reading, kind, t),
        key: { content: { text: rowKey(index + 1, id) }, look: { font: 'quiet' } },
      };
    }),
  });
}

function answerCell(reading: CellReading, kind: Wanted, t: Texts): ListCell {
  const words = t.takeaway.cells;
  const title = words.columns.answer;
  return {
    content: kind === 'keyed' ? { text: reading.value ?? '' } : null,
    // As text: what is typed stays as it was typed, `18.8710` with its zero.
    look: { ...CENTRED, fill: INPUT_FILL, format: '@', unlocked: true },
    guidance:
      kind === 'confirm'
        ? { title, prompt: words.promptConfirm, takes: { oneOf: words.same } }
        : { title, prompt: words.promptKey },
  };
}

function whyAsked(reading: CellReading, kind: Wanted, t: Texts): string {
  const why = reading.reason === undefined ? null : t.report.unreadReason(reading.reason);
  if (kind === 'confirm') return why ?? t.takeaway.cells.confirmWhy;
  if (reading.attested !== undefined) return t.report.keyedBy(reading.attested.by.name);
  return why ?? '';
}
