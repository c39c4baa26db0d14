/** The first sheet of the annotated workbook: the official tables as read, coloured where something is to be done, with a note why. */
import type { Texts } from '#shared/words/texts.js';
import { isCellId, type CellId } from '#shared/report/cells.js';
import { REPORT_TITLE } from '#shared/report/labels.js';
import { formLayout, variantOf } from '#shared/report/layout.js';
import { readingAt, type CellReading } from '#shared/report/record.js';
import { causeText } from '#shared/rules/index.js';
import { causeOf } from './findings-sheet.js';
import {
  drawHeading,
  drawLine,
  drawTable,
  sheetFigureOf,
  FORM_WIDTHS,
  together,
  VALUE,
  type Drawn,
  type FormCellId,
} from './form-sheet.js';
import type { DraftCell, SheetDraft, Spot } from './ooxml/sheet-draft.js';
import type { TakenSubmission } from './submission.js';
import { TINTS, tintsOf, type Tint } from './tints.js';

/** A note longer than this is read by nobody; the list of findings has it all. */
const NOTE_MAX = 1200;

export interface AnnotatedTables {
  readonly sheet: SheetDraft;
  /** Where each cell stands, for the links of the other sheets. */
  readonly spots: ReadonlyMap<FormCellId, Spot>;
}

export function annotatedTables(taken: TakenSubmission, t: Texts): AnnotatedTables {
  const { record } = taken;
  const tints = tintsOf(taken);
  const layout = formLayout(variantOf(record));
  const words = t.takeaway.tables;
  const title = `${taken.agencyName}${taken.year}年${REPORT_TITLE.zh}`;
  let drawn = together(
    drawLine(title, 1, { font: 'title', align: 'center' }, 32),
    drawLine(words.subtitle(taken.n), 2, { font: 'quiet' }, 18),
    legend(3, t),
  );
  for (const table of [2, 3, 4] as const) {
    const heading = drawHeading(table, drawn.next + 1);
    const body = drawTable(layout[table], heading.next, ({ cell }) => {
      const reading = readingAt(taken.record, cell);
      // A word and not an empty cell: brought back as a report, it must not pass for a blank.
      const { content, format } =
        reading?.kind === 'unread' ? { content: { text: t.report.unreadCell }, format: '@' } : sheetFigureOf(reading);
      const tint = isCellId(cell) ? tints.get(cell) : undefined;
      const note = isCellId(cell) ? noteOn(taken, cell, reading, t) : undefined;
      const look = { ...VALUE, ...(format === undefined ? {} : { format }) };
      return {
        content,
        look: tint === undefined ? look : { ...look, fill: TINTS[tint] },
        ...(note === undefined ? {} : { note }),
      };
    });
    drawn = together(drawn, heading, body);
  }
  const { cells, merges, heights, spots } = drawn;
  const name = t.takeaway.sheets.tables;
  return { sheet: { name, widths: FORM_WIDTHS, heights, cells, merges, orientation: 'landscape' }, spots };
}

function legend(row: number, t: Texts): Drawn {
  const label: DraftCell = {
    row,
    column: 1,
    content: { text: t.takeaway.tables.legend },
    look: { font: 'quiet', align: 'center' },
  };
  const samples = (Object.keys(TINTS) as Tint[]).map((tint, index): DraftCell => ({
    row,
    column: 2 + index,
    content: { text: t.report.marked[tint] },
    look: { font: 'quiet', align: 'center', border: true, fill: TINTS[tint] },
  }));
  return { cells: [label, ...samples], merges: [], heights: new Map([[row, 18]]), spots: new Map(), next: row + 1 };
}

/** Everything there is to say about a cell, in one note, because a cell can have but one. */
function noteOn(taken: TakenSubmission, cell: CellId, reading: CellReading | undefined, t: Texts): string | undefined {
  const words = t.takeaway.tables;
  const paragraphs = taken.check.findings
    .filter(({ cells }) => cells.includes(cell))
    .map((finding) => {
      const { severity, rule, message, remedy } = finding;
      const cause = causeOf(taken.check, finding);
      return [
        words.note(t.names.severities[severity], rule, message[t.language]),
        ...(cause === undefined ? [] : [t.beforeFiling.cause(causeText(cause, 'likeliest').message[t.language])]),
        words.remedy(remedy[t.language]),
      ].join('\n');
    });
  if (reading?.kind === 'unread') paragraphs.unshift(words.unread);
  else if (reading?.attested?.how === 'keyed') paragraphs.push(words.keyed(reading.attested.by.name));
  else if (reading?.certainty === 'confirm' && reading.attested === undefined) paragraphs.push(words.confirm);
  return paragraphs.length === 0 ? undefined : [...paragraphs.join('\n')].slice(0, NOTE_MAX).join('');
}
