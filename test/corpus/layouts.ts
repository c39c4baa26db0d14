/**
 * Every way in which the corpus builds the official form: one line per layout. A layout draws all its freedom from the
 * seed and says what a right reading finds, so that the runner can count without knowing any format.
 */
import { matrixLine } from '../../cli/matrix.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import type { DocumentFormat } from '#shared/report/record.js';
import { csv, CSV_ENCODINGS, markdown } from '../builders/delimited.js';
import { docx, type DocxOptions } from '../builders/docx.js';
import { table2Grid, table3Grid, table4Grid, type PrintOptions } from '../builders/form-tables.js';
import { CELL_STYLES, HTML_LAYOUTS, htmlReport, htmlVariant } from '../builders/html.js';
import { mht, MHT_WRITERS, TRANSFERS } from '../builders/mht.js';
import { ods, odt } from '../builders/opendocument.js';
import { narrativeFor } from '../builders/narrative.js';
import { A3, A4, A4_LANDSCAPE, groupedTable4, layoutPdf, type LayoutOptions } from '../builders/pdf-layouts.js';
import { recordOf } from '../builders/record.js';
import { ruledPdf, type ReportContent } from '../builders/ruled-pdf.js';
import { SHAPES, type Shape } from '../builders/shapes.js';
import { CELL_SEPARATORS, textCells } from '../builders/text-cells.js';
import { textLayer } from '../builders/text-layer.js';
import { allZero, consistentValues, distinctValues, seededIntegers, type FormValues } from '../builders/values.js';
import { HEADING_STYLES, ORDINAL_STYLES, reworded, type Wording } from '../builders/wordings.js';
import { xlsx, type XlsxOptions } from '../builders/xlsx.js';

export interface Built {
  readonly bytes: Uint8Array;
  readonly values: FormValues;
  readonly print: PrintOptions;
}

/** `complete`: every cell is read. `mostly`: at most a tenth is left unread. `right`: what is read is right. */
export type Promised = 'complete' | 'mostly' | 'right';

export interface Layout {
  readonly name: string;
  readonly format: DocumentFormat;
  readonly promised: Promised;
  readonly build: (seed: number) => Promise<Built>;
}

/** What a seed decides for every layout: numbers, and how they are printed. */
export interface Draw {
  readonly content: ReportContent;
  readonly print: PrintOptions;
  readonly integer: (from: number, to: number) => number;
  readonly often: (share: number) => boolean;
  readonly one: <Item>(items: readonly Item[]) => Item;
}

const IN_PLACE_OF_A_NUMBER = ['', '/', '—', '无'];

export function draw(seed: number): Draw {
  const integer = seededIntegers(seed);
  const often = (share: number): boolean => integer(1, 100) <= share;
  const one = <Item>(items: readonly Item[]): Item => items[integer(0, items.length - 1)] as Item;
  const values = often(8) ? allZero() : often(50) ? distinctValues(seed) : consistentValues(seed);
  const printed: Partial<Record<CellId, string>> = {};
  if (often(30)) {
    for (let count = integer(1, 6); count > 0; count--) printed[one(CELL_IDS)] = one(IN_PLACE_OF_A_NUMBER);
  }
  const print: PrintOptions = {
    shortForm: often(20),
    digits: often(12) ? 'full-width' : 'ascii',
    thousands: often(20),
    printed,
  };
  return { content: { values, narrative: narrativeFor(values) }, print, integer, often, one };
}

function layout(
  name: string,
  format: DocumentFormat,
  promised: Promised,
  build: (draw: Draw, seed: number) => Uint8Array | Promise<Uint8Array>,
  simplest: PrintOptions = {},
): Layout {
  return {
    name,
    format,
    promised,
    build: async (seed) => {
      const drawn = draw(seed);
      const print = { ...drawn.print, ...simplest };
      const bytes = await build({ ...drawn, print }, seed);
      return { bytes, values: drawn.content.values, print };
    },
  };
}

/** Text before the tables, so that pages break at other rows. */
function paragraphs({ integer }: Draw): string[] {
  return Array.from({ length: integer(0, 14) }, () => '补充一段文字，说明本年度的其他工作。');
}

function pdf(name: string, promised: Promised, options: (draw: Draw) => LayoutOptions): Layout {
  return layout(`pdf ${name}`, 'pdf', promised, (draw) =>
    layoutPdf(draw.content, { ...draw.print, before: paragraphs(draw), ...options(draw) }),
  );
}

/** What tables without upright rules draw beside the numbers: narrow columns wrap them, and their neighbours nearly touch. */
function unruledFreedom({ often, one, integer }: Draw): LayoutOptions {
  const value = one([1.3, 1, 0.8, 0.6]);
  return {
    align: one(['left', 'centre', 'right'] as const),
    valign: one(['middle', 'middle', 'top'] as const),
    size: one([8, 9, 9, 10.5]),
    padding: one([1, 2, 3, 5]),
    repeatHeads: often(50),
    columns: [1.1, 1.5, integer(25, 45) / 10, ...Array.from({ length: 7 }, () => value)],
  };
}

/** Words, ordinals and rows that authors change without changing what a cell says. */
function wordingFreedom({ often, one, content }: Draw): Wording {
  return {
    sumCalled: one(['总计', '合计'] as const),
    shortDocuments: often(40),
    ordinals: one(ORDINAL_STYLES),
    ...(often(40) ? { caption: `单位：${content.narrative.agencyName}\u3000${content.narrative.year}年度` } : {}),
    ...(often(40) ? { note: '注：1.数据截至12月31日；2.另有3件正在办理。' } : {}),
  };
}

function rewordedGrids(draw: Draw): NonNullable<LayoutOptions['grids']> {
  const { values } = draw.content;
  // The rows above the heads would count as heads where they are repeated.
  const { caption: _, ...wording } = wordingFreedom(draw);
  return {
    table2: reworded(table2Grid(values, draw.print), wording),
    table3: reworded(table3Grid(values, draw.print), wording),
    table4: reworded(table4Grid(values, draw.print), wording),
  };
}

function grid(name: string, options: (draw: Draw) => LayoutOptions): Layout {
  return pdf(name, 'complete', (draw) => ({ border: 'grid', repeatHeads: draw.often(30), ...options(draw) }));
}

const wordFreedom = ({ often, integer }: Draw): DocxOptions => ({
  ...(often(40) ? { splitRuns: integer(1, 9_999) } : {}),
  numbered: often(30),
  controls: often(30),
  emptyLeaf: often(20),
  indented: often(20),
  strict: often(20),
});

const sheetFreedom = ({ often, one, integer }: Draw): XlsxOptions => ({
  strings: one(['shared', 'inline', 'rich'] as const),
  textFigures: often(30),
  decoys: often(40),
  signed: often(30),
  ...(often(30) ? { offset: { rows: integer(0, 5), columns: integer(0, 4) } } : {}),
});

/** Every shape of the tables in one format; where cells are given, each of them reads completely. */
function shaped(
  name: string,
  format: DocumentFormat,
  build: (draw: Draw, shape: Shape) => Uint8Array | Promise<Uint8Array>,
): Layout[] {
  return SHAPES.map((shape) => layout(`${name}, ${shape.name}`, format, 'complete', (drawn) => build(drawn, shape)));
}

export const LAYOUTS: readonly Layout[] = [
  layout('pdf ruled, cut open', 'pdf', 'complete', (d) =>
    ruledPdf(d.content, { ...d.print, extra: { 1: paragraphs(d) } }),
  ),
  layout('pdf ruled, closed', 'pdf', 'complete', (d) =>
    ruledPdf(d.content, { ...d.print, tableBreak: 'closed', extra: { 1: paragraphs(d) } }),
  ),
  grid('grid', ({ one }) => ({ sheet: A4, align: one(['left', 'centre', 'right'] as const) })),
  grid('grid, landscape', () => ({ sheet: A4_LANDSCAPE })),
  grid('grid, A3', () => ({ sheet: A3, size: 12 })),
  grid('grid, rotated', ({ one }) => ({ rotate: one([90, 180, 270] as const) })),
  grid('grid, cropped', ({ integer }) => ({ crop: integer(10, 60) })),
  grid('grid, upright stub', () => ({ verticalStub: true })),
  grid('grid, table 4 in parts', ({ content, print }) => ({
    grids: { table4: groupedTable4(table4Grid(content.values, print)) },
  })),
  pdf('level rules', 'mostly', (d) => ({ ...unruledFreedom(d), border: 'level' })),
  pdf('shaded rows', 'mostly', (d) => ({ ...unruledFreedom(d), border: 'shaded' })),
  pdf('no rules', 'mostly', (d) => ({ ...unruledFreedom(d), border: 'none' })),
  grid('worded otherwise', (d) => ({ grids: rewordedGrids(d) })),
  // A note with figures right below a table without rules may be a row of it: then blanks are not believed.
  pdf('no rules, worded otherwise', 'right', (d) => ({
    ...unruledFreedom(d),
    border: 'none',
    grids: rewordedGrids(d),
  })),
  pdf('no rules, running heads', 'mostly', (d) => ({
    ...unruledFreedom(d),
    border: 'none',
    under: (doc, page) => {
      const [x, y] = [d.content.values['review.total'].length > 1 ? 60 : 300, 38];
      doc.fontSize(9).text(`${d.content.narrative.year}年度工作报告 ${page}`, x, y, { lineBreak: false });
    },
  })),
  layout('docx plain', 'docx', 'complete', (d) => docx(d.content, { ...d.print, ...wordFreedom(d) })),
  layout('docx, table 3 in two', 'docx', 'complete', (d) =>
    docx(d.content, { ...d.print, ...wordFreedom(d), cutTable3: d.integer(5, 20) }),
  ),
  layout('docx framed', 'docx', 'complete', (d) => docx(d.content, { ...d.print, ...wordFreedom(d), framed: true })),
  layout('xlsx one sheet', 'xlsx', 'complete', (d) =>
    xlsx(d.content, { ...d.print, ...sheetFreedom(d), sheets: 'one' }),
  ),
  layout('xlsx three sheets', 'xlsx', 'complete', (d) =>
    xlsx(d.content, { ...d.print, ...sheetFreedom(d), sheets: 'three' }),
  ),
  ...shaped('docx', 'docx', (d, shape) => docx(d.content, { ...d.print, ...wordFreedom(d), shape })),
  layout('docx with units', 'docx', 'complete', (d) => docx(d.content, { ...d.print, ...wordFreedom(d), units: true })),
  ...shaped('xlsx', 'xlsx', (d, shape) =>
    xlsx(d.content, { ...d.print, ...sheetFreedom(d), sheets: d.one(['one', 'three'] as const), shape }),
  ),
  layout('xlsx with units', 'xlsx', 'complete', (d) =>
    xlsx(d.content, { ...d.print, ...sheetFreedom(d), units: true }),
  ),
  layout('xlsx with units in formats', 'xlsx', 'complete', (d) =>
    xlsx(d.content, { ...d.print, ...sheetFreedom(d), unitFormats: true }),
  ),
  ...shaped('html', 'html', (d, shape) => htmlReport(d.content, { ...d.print, cells: d.one(CELL_STYLES), shape })),
  layout('html with units', 'html', 'complete', (d) =>
    htmlReport(d.content, { ...d.print, cells: d.one(CELL_STYLES), units: true }),
  ),
  ...shaped('pdf', 'pdf', (d, shape) =>
    layoutPdf(d.content, { ...d.print, before: paragraphs(d), border: 'grid', repeatHeads: d.often(30), shape }),
  ),
  layout('xlsx with formulas', 'xlsx', 'complete', (d) =>
    xlsx(d.content, { ...d.print, ...sheetFreedom(d), formulas: true }),
  ),
  ...HTML_LAYOUTS.map((shape) =>
    layout(`html ${shape}`, 'html', 'complete', ({ content, print }, seed) =>
      htmlReport(content, { ...htmlVariant(seed, distinctValues(seed + 1)), ...print, layout: shape }),
    ),
  ),
  layout('html worded otherwise', 'html', 'complete', (d) =>
    htmlReport(d.content, {
      ...d.print,
      cells: d.one(CELL_STYLES),
      headings: d.one(HEADING_STYLES),
      wording: wordingFreedom(d),
    }),
  ),
  layout('web archive', 'mht', 'complete', ({ content, print, one, often }, seed) =>
    mht(content, {
      ...htmlVariant(seed, distinctValues(seed + 1)),
      ...print,
      writer: one(MHT_WRITERS),
      transfer: one(TRANSFERS),
      ...(often(50) ? { sheet: '' } : {}),
    }),
  ),
  layout('text document', 'odt', 'complete', ({ content, print, often }) =>
    odt(content, { ...print, spans: often(40) }),
  ),
  layout('spreadsheet', 'ods', 'complete', ({ content, print, often }) =>
    ods(content, { ...print, textFigures: often(30), decoys: often(40) }),
  ),
  layout('comma-separated', 'csv', 'complete', ({ content, print, one, often }) =>
    csv(content, {
      ...print,
      separator: one([',', '\t', ';'] as const),
      encoding: one(CSV_ENCODINGS),
      spread: often(40),
    }),
  ),
  layout('pipe tables', 'text', 'complete', ({ content, print }) => markdown(content, print)),
  ...CELL_SEPARATORS.map((separator) =>
    // Where lines part the cells, nothing is left of a blank one, and its table proves nothing.
    layout(`text, cells by ${separator}`, 'text', separator.endsWith('lines') ? 'right' : 'mostly', (d) => {
      const headings = d.one(HEADING_STYLES);
      const ordinals = d.one(['1.', '1．', '1、'] as const);
      return Buffer.from(textCells(d.content, { ...d.print, separator, headings, ordinals }));
    }),
  ),
  layout('text out of a PDF', 'text', 'mostly', ({ content, print }) => Buffer.from(textLayer(content, print))),
  layout(
    'own JSON',
    'json',
    'complete',
    ({ content }) => {
      const record = recordOf(content.values);
      return Buffer.from(matrixLine('made-up.pdf', { status: 'extracted', record }));
    },
    { shortForm: false, printed: {}, thousands: false, digits: 'ascii' },
  ),
];
