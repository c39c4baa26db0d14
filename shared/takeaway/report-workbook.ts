/**
 * The official text of a report as a workbook: one sheet that looks as the form does, and, where the report is published, a
 * second one with what is said about it. Numbers are numbers with the places they were printed with; every text is kept
 * as a text, whatever it begins with.
 */
import type { Texts } from '#shared/words/texts.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { formLayout, type FormTable } from '#shared/report/layout.js';
import {
  drawHeading,
  drawLine,
  drawTable,
  figure,
  FORM_COLUMNS,
  FORM_WIDTHS,
  LINE,
  sheetLinesOf,
  together,
  VALUE,
  type Drawn,
  type Filling,
} from './form-sheet.js';
import type { OfficialReport } from './official-report.js';
import type { DraftStyle, SheetDraft } from './ooxml/sheet-draft.js';
import { workbookBytes } from './ooxml/workbook.js';

const WIDTH = FORM_WIDTHS.reduce((sum, width) => sum + width, 0);
/** Points of the highest row that programs draw; a longer text takes several rows, merged. */
const HIGHEST = 400;
/** A cell may hold 32,767 units of UTF-16 (ECMA-376), of which a character takes one or two. A longer paragraph goes on in the next cell. */
const LONGEST = 16_000;
const TEXT: DraftStyle = { wrap: true, top: true };
const NUMBER = /^\d+(?:\.\d+)?$/u;

/** A text over the whole width, in as many merged rows as it needs to be seen whole. */
function drawText(text: string, row: number): Drawn {
  const height = sheetLinesOf(text, WIDTH) * LINE + 4;
  const rows = Math.ceil(height / HIGHEST);
  if (rows === 1) return drawLine(text, row, TEXT, height);
  return {
    cells: [{ row, column: 1, content: { text }, look: TEXT }],
    merges: [{ row, column: 1, rows, columns: FORM_COLUMNS }],
    heights: new Map(Array.from({ length: rows }, (_, at) => [row + at, Math.ceil(height / rows)])),
    spots: new Map(),
    next: row + rows,
  };
}

function cut(text: string): string[] {
  const characters = [...text];
  if (characters.length <= LONGEST) return [text];
  const parts: string[] = [];
  for (let from = 0; from < characters.length; from += LONGEST)
    parts.push(characters.slice(from, from + LONGEST).join(''));
  return parts;
}

function drawTexts(texts: readonly string[], before: Drawn): Drawn {
  return texts.flatMap(cut).reduce((drawn, text) => together(drawn, drawText(text, drawn.next)), before);
}

function filling(printed: string | undefined): Filling {
  if (printed === undefined) return { content: null, look: VALUE };
  if (!NUMBER.test(printed)) return { content: { text: printed }, look: { ...VALUE, format: '@' } };
  const { content, format } = figure(printed);
  return { content, look: { ...VALUE, format } };
}

function sheet(name: string, { cells, merges, heights }: Drawn): SheetDraft {
  return { name, widths: FORM_WIDTHS, heights, cells, merges, orientation: 'portrait' };
}

export function reportWorkbook(report: OfficialReport, t: Texts): Uint8Array {
  const tables: Readonly<Partial<Record<number, FormTable>>> = formLayout(report.variant);
  const title = drawLine(report.title, 1, { font: 'title', align: 'center', wrap: true }, 44);
  const form = SECTION_HEADINGS.reduce(
    (drawn, _, index) => {
      const section = index + 1;
      const headed = together(drawn, drawHeading(section, drawn.next + 1));
      const table = tables[section];
      const tabled =
        table === undefined
          ? headed
          : together(
              headed,
              drawTable(table, headed.next, ({ cell }) => filling(report.figures.get(cell))),
            );
      // An empty row says where the table ends.
      const below = table === undefined ? tabled : together(tabled, drawLine('', tabled.next, {}, LINE));
      return drawTexts(report.sections[index] ?? [], below);
    },
    drawTexts(report.opening, title),
  );
  const sheets = [sheet(t.takeaway.sheets.form, form)];
  if (report.annex !== undefined) {
    const heading = drawLine(report.annex.heading, 1, { font: 'heading' }, 26);
    sheets.push(sheet(t.takeaway.sheets.published, drawTexts(report.annex.lines, heading)));
  }
  return workbookBytes(sheets, t.takeaway.author);
}
