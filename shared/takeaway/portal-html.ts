/**
 * A report as clean HTML for the editor of a portal. Such editors, and Word behind them, drop classes and styles or turn them into
 * something else: so there are none, only headings, paragraphs and tables whose heads, spans and borders are attributes. The same
 * text is read back by the product from the page that was saved.
 */
import { escaped } from '#shared/ids/visible-text.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { formLayout, type FormCell, type FormTable, type HeadScope } from '#shared/report/layout.js';
import { sectionHeading } from './form-sheet.js';
import type { OfficialReport } from './official-report.js';

const SCOPES: Readonly<Record<HeadScope, string>> = {
  col: ' scope="col"',
  colgroup: ' scope="colgroup"',
  row: ' scope="row"',
  rowgroup: ' scope="rowgroup"',
  band: ' scope="colgroup"',
  corner: '',
};

function cellHtml(cell: FormCell, { figures }: OfficialReport): string {
  const spans =
    (cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : '') + (cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '');
  return cell.is === 'head'
    ? `<th${SCOPES[cell.scope]}${spans}>${escaped(cell.label.zh)}</th>`
    : `<td align="center"${spans}>${escaped(figures.get(cell.cell) ?? '')}</td>`;
}

function tableHtml(table: FormTable, report: OfficialReport): string {
  const rows = [...table.head, ...table.parts.flat()].map(
    ({ cells }) => `<tr>${cells.map((cell) => cellHtml(cell, report)).join('')}</tr>\n`,
  );
  return `<table border="1" cellspacing="0" cellpadding="4" width="100%">\n${rows.join('')}</table>\n`;
}

/** What is pasted: without the frame of a page, which the portal has. */
export function portalHtml(report: OfficialReport): string {
  const tables: Readonly<Partial<Record<number, FormTable>>> = formLayout(report.variant);
  const sections = SECTION_HEADINGS.map((_, index) => {
    const table = tables[index + 1];
    const text = (report.sections[index] ?? []).map((paragraph) => `<p>${escaped(paragraph)}</p>\n`).join('');
    return (
      `<h2>${escaped(sectionHeading(index + 1))}</h2>\n` + (table === undefined ? '' : tableHtml(table, report)) + text
    );
  });
  return `<h1>${escaped(report.title)}</h1>\n${sections.join('')}`;
}
