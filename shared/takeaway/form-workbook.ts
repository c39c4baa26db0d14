/**
 * The official form as a workbook to fill in, with the agency's name, the year and what was carried over from last year.
 * Where a figure comes from is told when its cell is entered and not in a note: notes would stay in the report that is
 * filed and published, and be reported as comments left in it.
 */
import type { Texts } from '#shared/words/texts.js';
import { FEE_CELL, isCellId } from '#shared/report/cells.js';
import { REPORT_TITLE, SECTION_HEADINGS } from '#shared/report/labels.js';
import { formLayout, type FormTable } from '#shared/report/layout.js';
import { carriedIn, type BlankForm } from './carry-forward.js';
import { drawHeading, drawLine, drawTable, figure, FORM_WIDTHS, together, VALUE, type Drawn } from './form-sheet.js';
import type { Guidance, SheetDraft } from './ooxml/sheet-draft.js';
import { workbookBytes } from './ooxml/workbook.js';

/** Points of the empty box under a heading; text makes no row of merged cells grow. */
const TEXT_BOX = 120;

export function formSheet(form: BlankForm, t: Texts): SheetDraft {
  const carried = carriedIn(form.previous);
  const layout = formLayout('full');
  const tables: Readonly<Partial<Record<number, FormTable>>> = layout;
  const title = `${form.agencyName}${form.year}年${REPORT_TITLE.zh}`;
  let drawn: Drawn = drawLine(title, 1, { font: 'title', align: 'center' }, 36);
  SECTION_HEADINGS.forEach((_, index) => {
    const section = index + 1;
    const heading = drawHeading(section, drawn.next + 1);
    const table = tables[section];
    const body =
      table === undefined
        ? drawLine('', heading.next, { wrap: true, top: true, border: true }, TEXT_BOX)
        : drawTable(table, heading.next, ({ cell }) => {
            const value = isCellId(cell) ? carried.get(cell) : undefined;
            // An amount is typed with as many places as it has, and shows them all.
            const { content, format } = value === undefined ? { content: null, format: undefined } : figure(value);
            const shown = format ?? (cell === FEE_CELL ? '@' : undefined);
            return { content, look: shown === undefined ? VALUE : { ...VALUE, format: shown } };
          });
    drawn = together(drawn, heading, body);
  });
  const words = t.takeaway.form;
  const guidance = [...drawn.spots].flatMap(([cell, spot]): Guidance[] =>
    isCellId(cell) && carried.has(cell)
      ? [{ ...spot, title: words.carriedTitle, prompt: words.carriedPrompt(form.year - 1) }]
      : [],
  );
  const { cells, merges, heights } = drawn;
  return {
    name: t.takeaway.sheets.form,
    widths: FORM_WIDTHS,
    heights,
    cells,
    merges,
    guidance,
    orientation: 'portrait',
  };
}

export function formWorkbook(form: BlankForm, t: Texts): Uint8Array {
  return workbookBytes([formSheet(form, t)], t.takeaway.author);
}
