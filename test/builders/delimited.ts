/** Made-up reports as spreadsheets export them (CSV) and as pipe tables of Markdown: merged cells leave empty ones. */
import { REPORT_TITLE, SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import { table2Grid, table3Grid, table4Grid, type FormGrid, type PrintOptions } from './form-tables.js';
import { gb18030 } from './gb18030.js';
import type { ReportContent } from './ruled-pdf.js';

export const CSV_ENCODINGS = ['utf-8', 'utf-8-mark', 'gb18030', 'utf-16le'] as const;

export interface DelimitedOptions extends PrintOptions {
  readonly separator?: ',' | '\t' | ';';
  readonly encoding?: (typeof CSV_ENCODINGS)[number];
  /** Columns of empty cells after every head and value of table 2, as sheets that merge them have. */
  readonly spread?: boolean;
}

function matrix(grid: FormGrid): string[][] {
  const rows = grid.rows.map((): string[] => Array.from({ length: grid.columns.length }, () => ''));
  const taken = grid.rows.map(() => new Set<number>());
  grid.rows.forEach((cells, index) => {
    let column = 0;
    for (const cell of cells) {
      while (taken[index]?.has(column) === true) column++;
      for (let down = 0; down < cell.rowspan; down++)
        for (let across = 0; across < cell.colspan; across++) taken[index + down]?.add(column + across);
      rows[index]![column] = cell.text;
    }
  });
  return rows;
}

const gridsOf = ({ values }: ReportContent, options: PrintOptions): Readonly<Record<number, string[][]>> => ({
  2: matrix(table2Grid(values, options)),
  3: matrix(table3Grid(values, options)),
  4: matrix(table4Grid(values, options)),
});

export function csv(content: ReportContent, options: DelimitedOptions = {}): Uint8Array {
  const { separator = ',', encoding = 'utf-8', spread = false } = options;
  const { narrative } = content;
  const grids = gridsOf(content, options);
  if (spread) (grids as Record<number, string[][]>)[2] = grids[2]!.map((row) => row.flatMap((cell) => [cell, '', '']));
  const rows: string[][] = [[`${narrative.agencyName}${narrative.year}年${REPORT_TITLE.zh}`]];
  SECTION_HEADINGS.forEach(({ zh }, index) => {
    rows.push([`${SECTION_ORDINALS[index]}、${zh}`]);
    for (const text of narrative.sections[index] ?? []) rows.push([text]);
    rows.push(...(grids[index + 1] ?? []));
  });
  const width = Math.max(...rows.map((row) => row.length));
  const quoted = (cell: string): string => (/[",\t;\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = rows
    .map((row) => Array.from({ length: width }, (_, at) => quoted(row[at] ?? '')).join(separator))
    .join('\r\n');
  if (encoding === 'gb18030') return gb18030(text);
  if (encoding === 'utf-16le') return Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));
  return new TextEncoder().encode(encoding === 'utf-8-mark' ? `\ufeff${text}` : text);
}

export function markdown(content: ReportContent, options: DelimitedOptions = {}): Uint8Array {
  const { narrative } = content;
  const grids = gridsOf(content, options);
  const line = (row: readonly string[]): string => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const sections = SECTION_HEADINGS.map(({ zh }, index) => {
    const [head, ...rows] = grids[index + 1] ?? [];
    const table = head === undefined ? '' : [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
    return [`## ${SECTION_ORDINALS[index]}、${zh}`, ...(narrative.sections[index] ?? []), table].join('\n\n');
  });
  const title = `# ${narrative.agencyName}${narrative.year}年${REPORT_TITLE.zh}`;
  return new TextEncoder().encode([title, ...sections].join('\n\n'));
}
