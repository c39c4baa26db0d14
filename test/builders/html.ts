/**
 * Made-up reports as web pages, the way portals and their editors write them: plain tables, tables inside layout tables,
 * one giant table, boxes set up like tables, chrome around the article, values wrapped in paragraphs and spans, several
 * encodings, copies that nobody sees. What stands in the cells is decided in form-tables.ts.
 */
import type { CellId, ShortFormCell } from '#shared/report/cells.js';
import { REPORT_TITLE, SECTION_HEADINGS } from '#shared/report/labels.js';
import { table2Grid, table3Grid, table4Grid, type FormGrid, type GridCell, type PrintOptions } from './form-tables.js';
import { gb18030 } from './gb18030.js';
import { chromeAround, concealed, HIDINGS, STYLE, type Hiding } from './html-page.js';
import type { Narrative } from './narrative.js';
import { seededIntegers, type FormValues } from './values.js';
import type { Shape, TableNumber } from './shapes.js';
import { headingStyled, reworded, type HeadingStyle, type Wording } from './wordings.js';

export const HTML_LAYOUTS = [
  'tables',
  'tables-in-parts',
  'heads-apart',
  'layout-tables',
  'giant-table',
  'css-tables',
  'flex-rows',
  'plain-boxes',
] as const;
export type HtmlLayout = (typeof HTML_LAYOUTS)[number];

/** How the text of a cell is written. */
export const CELL_STYLES = ['bare', 'paragraph', 'spans', 'spaces', 'label-lines'] as const;
export type CellStyle = (typeof CELL_STYLES)[number];

export const ENCODINGS = ['utf-8', 'utf-8-mark', 'utf-16le', 'utf-16be', 'gb18030', 'gb2312-declared'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface HtmlOptions extends PrintOptions {
  /** How the tables are worded. */
  readonly wording?: Wording;
  readonly headings?: HeadingStyle;
  /** The shape of the tables. */
  readonly shape?: Shape;
  readonly layout?: HtmlLayout;
  readonly cells?: CellStyle;
  readonly encoding?: Encoding;
  /** Menus, lists of other reports, a footer. */
  readonly chrome?: boolean;
  /** A copy of the three tables with other numbers, kept from sight. */
  readonly hidden?: { readonly how: Hiding; readonly values: FormValues };
  /** What stands in a cell as markup, in place of its number. */
  readonly markup?: Partial<Record<CellId | ShortFormCell, string>>;
  /** A row above the heads of each table: 单位、年度. */
  readonly captionRow?: boolean;
  /** Two texts that change places wherever they stand in table 2, 3 or 4. */
  readonly swapped?: readonly [string, string];
  /** Attributes of the first table cell with this text. */
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface HtmlReport {
  readonly values: FormValues;
  readonly narrative: Narrative;
}

/** Stands for markup until the text around it has been escaped. */
const HOLD = '\u0001';

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function shown(text: string, options: HtmlOptions): string {
  const held = new RegExp(`${HOLD}(.*?)${HOLD}`, 'u').exec(text);
  if (held === null) return escape(text);
  return options.markup?.[held[1] as CellId] ?? '';
}

function cellMarkup(cell: GridCell, options: HtmlOptions): string {
  const text = shown(cell.text, options);
  if (text === '' && options.cells !== 'bare') return '&nbsp;';
  const label = cell.role !== 'value' && cell.text.length >= 4;
  const half = Math.ceil(cell.text.length / 2);
  switch (options.cells ?? 'bare') {
    case 'paragraph':
      return `<p style="text-indent: 0em;">${text}</p>`;
    case 'spans':
      return label
        ? `<p><span lang="ZH-CN">${escape(cell.text.slice(0, half))}</span><span>${escape(cell.text.slice(half))}</span></p>`
        : `<p align="center"><span style="font-size:14px"><font face="FangSong">${text}</font></span></p>`;
    case 'spaces':
      return `\n        &nbsp;&nbsp;${text} &nbsp; \n      `;
    case 'label-lines':
      return label
        ? `<p>${escape(cell.text.slice(0, half))} &nbsp; &nbsp;</p><p>${escape(cell.text.slice(half))}&nbsp;</p>`
        : `<p>${text}</p>`;
    default:
      return text;
  }
}

function swap(grid: FormGrid, pair: HtmlOptions['swapped']): FormGrid {
  if (pair === undefined) return grid;
  const [a, b] = pair;
  const other = (text: string): string => (text === a ? b : text === b ? a : text);
  return { ...grid, rows: grid.rows.map((row) => row.map((cell) => ({ ...cell, text: other(cell.text) }))) };
}

function tag(cell: GridCell, options: HtmlOptions): string {
  const spans = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan=${cell.rowspan}` : ''}`;
  return `<td${spans}${options.attributes?.[cell.text] ?? ''} style="border:1px solid windowtext">${cellMarkup(cell, options)}</td>`;
}

function rowsMarkup(rows: FormGrid['rows'], options: HtmlOptions, after = ''): string {
  return rows.map((row) => `<tr>${row.map((cell) => tag(cell, options)).join('')}${after}</tr>`).join('\n');
}

const HEAD_ROWS: Readonly<Record<number, number>> = { 2: 0, 3: 3, 4: 3 };

function captionRow(grid: FormGrid, narrative: Narrative, options: HtmlOptions): string {
  if (options.captionRow !== true) return '';
  return `<tr><td colspan="${grid.columns.length}">单位：${narrative.agencyName}&emsp;${narrative.year}年度</td></tr>`;
}

function boxes(grid: FormGrid, layout: HtmlLayout, options: HtmlOptions): string {
  const [row, cell] =
    layout === 'css-tables'
      ? ['class="tr"', 'class="td"']
      : layout === 'flex-rows'
        ? ['style="display:flex"', 'style="flex:1"']
        : ['class="x-row"', 'class="x-col"'];
  const lines = grid.rows.map(
    (cells) => `<div ${row}>${cells.map((each) => `<div ${cell}>${cellMarkup(each, options)}</div>`).join('')}</div>`,
  );
  return `<div class="${layout === 'css-tables' ? 'table' : 'x-grid'}">${lines.join('\n')}</div>`;
}

function tableMarkup(number: number, grid: FormGrid, narrative: Narrative, options: HtmlOptions): string {
  const layout = options.layout ?? 'tables';
  const heads = HEAD_ROWS[number] ?? 0;
  const caption = captionRow(grid, narrative, options);
  const table = (inner: string): string => `<table border="1" cellspacing="0" align="center">${inner}</table>`;
  switch (layout) {
    case 'css-tables':
    case 'flex-rows':
    case 'plain-boxes':
      return boxes(grid, layout, options);
    case 'tables-in-parts': {
      const head = rowsMarkup(grid.rows.slice(0, heads), options);
      return table(`<thead>${caption}${head}</thead><tbody>${rowsMarkup(grid.rows.slice(heads), options)}</tbody>`);
    }
    case 'heads-apart':
      return number !== 3
        ? table(`<tbody>${rowsMarkup(grid.rows, options)}</tbody>`)
        : table(rowsMarkup(grid.rows.slice(0, heads), options)) + table(rowsMarkup(grid.rows.slice(heads), options));
    default:
      return table(`<tbody>${caption}${rowsMarkup(grid.rows, options)}</tbody>`);
  }
}

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p style="text-indent: 2em;">${escape(text)}</p>`).join('\n');
}

interface Part {
  readonly heading: string;
  readonly text: readonly string[];
  readonly grids: readonly FormGrid[];
  readonly number: number;
}

function partsOf({ values, narrative }: HtmlReport, options: HtmlOptions): Part[] {
  const held = Object.fromEntries(Object.keys(options.markup ?? {}).map((id) => [id, HOLD + id + HOLD]));
  const print: PrintOptions = { ...options, printed: { ...options.printed, ...held } };
  const grids: Readonly<Record<number, FormGrid>> = {
    2: table2Grid(values, print),
    3: table3Grid(values, print),
    4: table4Grid(values, print),
  };
  return SECTION_HEADINGS.map((_, index) => {
    const number = index + 1;
    const grid = grids[number];
    return {
      number,
      heading: headingStyled(index, options.headings ?? '一、'),
      text: narrative.sections[index] ?? [],
      grids:
        grid === undefined
          ? []
          : (options.shape?.of(grid, number as TableNumber) ?? [grid]).map((one) =>
              swap(reworded(one, options.wording ?? {}), options.swapped),
            ),
    };
  });
}

/** Everything in one table, as spreadsheets are saved: hundreds of columns, nearly all of them empty. */
function giantTable(parts: readonly Part[], opening: readonly string[], options: HtmlOptions): string {
  const empty = '<td></td>'.repeat(120);
  const line = (text: string): string => `<tr><td colspan="15">${escape(text)}</td>${empty}</tr>`;
  const rows = parts.flatMap((part) => [
    line(part.heading),
    ...part.text.map(line),
    ...part.grids.map((grid) => rowsMarkup(grid.rows, options, empty)),
  ]);
  return `<table>${[...opening.map(line), ...rows].join('\n')}</table>`;
}

function article(report: HtmlReport, options: HtmlOptions): string {
  const parts = partsOf(report, options);
  const { opening } = report.narrative;
  if (options.layout === 'giant-table') return giantTable(parts, opening, options);
  const text = parts
    .map(({ number, heading, text: own, grids }) => {
      const table = grids.map((grid) => tableMarkup(number, grid, report.narrative, options)).join('\n');
      return `<p><strong>${heading}</strong>&nbsp;</p>\n${paragraphs(own)}\n${table}`;
    })
    .join('\n');
  return `${paragraphs(opening)}\n${text}`;
}

function unseen(report: HtmlReport, { hidden, layout = 'tables' }: HtmlOptions): string {
  if (hidden === undefined) return '';
  const copy = article({ ...report, values: hidden.values }, { layout: layout === 'giant-table' ? 'tables' : layout });
  return concealed(copy, hidden.how);
}

export function htmlText(report: HtmlReport, options: HtmlOptions = {}): string {
  const { narrative } = report;
  const title = `${narrative.agencyName}${narrative.year}年${REPORT_TITLE.zh}`;
  const encoding = options.encoding ?? 'utf-8';
  const charset = encoding.startsWith('gb') ? (encoding === 'gb18030' ? 'gb18030' : 'gb2312') : 'utf-8';
  const own = article(report, options);
  const framed =
    options.layout === 'layout-tables'
      ? `<table width="980"><tr><td width="200"><table><tr><td><a href="/">首页</a></td></tr><tr><td>第12期</td></tr></table></td><td><table><tr><td>${own}</td></tr></table></td></tr></table>`
      : own;
  const body =
    options.chrome === true
      ? chromeAround(framed, narrative)
      : `<h1>${title}</h1>\n<div class="content">${framed}</div>`;
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="${charset}"><title>${title}_政府信息公开年报_云溪县人民政府</title>
<meta name="ArticleTitle" content="${title}"><style>${STYLE}</style></head>
<body>${unseen(report, options)}${body}
</body></html>`;
}

export function encoded(text: string, encoding: Encoding = 'utf-8'): Uint8Array {
  switch (encoding) {
    case 'utf-8-mark':
      return new TextEncoder().encode(`\ufeff${text}`);
    case 'utf-16le':
      return Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));
    case 'utf-16be':
      return Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
    case 'gb18030':
    case 'gb2312-declared':
      return gb18030(text);
    default:
      return new TextEncoder().encode(text);
  }
}

export function htmlReport(report: HtmlReport, options: HtmlOptions = {}): Uint8Array {
  return encoded(htmlText(report, options), options.encoding);
}

/** An honest page: any layout, cells, encoding and way of printing, drawn from the seed. `hiddenValues` for its unseen copy. */
export function htmlVariant(seed: number, hiddenValues: FormValues): HtmlOptions {
  const integer = seededIntegers(seed);
  const one = <Item>(items: readonly Item[]): Item => items[integer(0, items.length - 1)] as Item;
  const often = (share: number): boolean => integer(1, 100) <= share;
  const how = one(HIDINGS);
  return {
    layout: one(HTML_LAYOUTS),
    cells: one(CELL_STYLES),
    encoding: one(ENCODINGS),
    chrome: often(60),
    shortForm: often(25),
    digits: often(20) ? 'full-width' : 'ascii',
    thousands: often(25),
    captionRow: often(20),
    ...(often(40) ? { hidden: { how, values: hiddenValues } } : {}),
  };
}
