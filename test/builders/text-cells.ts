/**
 * A made-up report as text whose tables keep their cells apart: by tabs as a word processor pastes them, by bars as in
 * Markdown, or by lines, one for each cell, as some extractors and editors leave them.
 */
import { REPORT_TITLE } from '#shared/report/labels.js';
import { table2Grid, table3Grid, table4Grid, type FormGrid, type PrintOptions } from './form-tables.js';
import type { ReportContent } from './ruled-pdf.js';
import type { Shape, TableNumber } from './shapes.js';
import { headingStyled, reworded, type HeadingStyle, type Wording } from './wordings.js';

export const CELL_SEPARATORS = ['tabs', 'bars', 'markdown', 'lines', 'bars and lines'] as const;
export type CellSeparator = (typeof CELL_SEPARATORS)[number];

export interface TextCellsOptions extends PrintOptions, Wording {
  readonly separator?: CellSeparator;
  readonly headings?: HeadingStyle;
  readonly shape?: Shape;
}

function tableText(grid: FormGrid, separator: CellSeparator): string[] {
  const rows = grid.rows.map((row) => row.map((cell) => cell.text));
  switch (separator) {
    case 'tabs':
      return rows.map((row) => row.join('\t'));
    case 'bars':
      return rows.map((row) => row.join(' | '));
    case 'markdown':
      return rows.flatMap((row, index) => [
        `| ${row.join(' | ')} |`,
        ...(index === 0 ? [`|${row.map(() => ' --- |').join('')}`] : []),
      ]);
    case 'lines':
      return rows.flat();
    case 'bars and lines':
      return rows.flat().flatMap((text) => [text, '|']);
  }
}

export function textCells({ values, narrative }: ReportContent, options: TextCellsOptions = {}): string {
  const { separator = 'tabs', headings = '一、' } = options;
  const grids = [table2Grid(values, options), table3Grid(values, options), table4Grid(values, options)];
  const sections = narrative.sections.flatMap((texts, index) => {
    const grid = grids[index - 1];
    const shaped = grid === undefined ? [] : (options.shape?.of(grid, (index + 1) as TableNumber) ?? [grid]);
    const table = shaped.flatMap((one) => tableText(reworded(one, options), separator));
    return [headingStyled(index, headings), ...texts, ...table];
  });
  return [`${narrative.agencyName}${narrative.year}年${REPORT_TITLE.zh}`, ...narrative.opening, ...sections, ''].join(
    '\n',
  );
}
