/**
 * A made-up report as an Excel workbook: the official tables with merged cells, on one sheet or on three, numbers as
 * numbers with the formats that print them as given. Single cells can be given as XML. The same input gives the same
 * bytes.
 */
import type { CellId, ShortFormCell } from '#shared/report/cells.js';
import { REPORT_TITLE, SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import { zipParts, type Parts } from './archive.js';
import { escapeXml, idsOf } from './docx.js';
import { table2Grid, table3Grid, table4Grid, type FormGrid, type PrintOptions } from './form-tables.js';
import type { ReportContent } from './ruled-pdf.js';
import type { Shape } from './shapes.js';

type AnyCell = CellId | ShortFormCell;

export interface XlsxOptions extends PrintOptions {
  /** The shape of the tables; what is given for single cells is left out. */
  readonly shape?: Shape;
  /** The unit stands in the number format: `0"件"`. */
  readonly unitFormats?: boolean;
  readonly sheets?: 'one' | 'three';
  /** How texts are kept. */
  readonly strings?: 'shared' | 'inline' | 'rich';
  /** Figures kept as text. */
  readonly textFigures?: boolean;
  /** Totals of table 3 as formulas with the result that the file keeps. */
  readonly formulas?: boolean;
  /** Attributes and content of a cell in place of the usual: ` t="e"><v>#REF!</v>`. */
  readonly cells?: Partial<Record<AnyCell, string>>;
  /** Format code of a cell. */
  readonly formats?: Partial<Record<AnyCell, string>>;
  /** Fonts, as content of `<font>`, of cells. */
  readonly fonts?: Partial<Record<AnyCell, string>>;
  /** Empty rows above and columns before the tables. */
  readonly offset?: { readonly rows: number; readonly columns: number };
  /** Hidden rows, columns and sheets with other figures in them. */
  readonly decoys?: boolean;
  /** Rows of text after the last table, as clerks sign. */
  readonly signed?: boolean;
  /** Leave out the six headings and all running text. */
  readonly tablesOnly?: boolean;
  readonly columns?: string;
  readonly sheetView?: string;
  readonly workbook?: string;
  readonly afterData?: string;
  readonly dxfs?: string;
  readonly parts?: Parts;
  readonly contentTypes?: string;
}

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function columnName(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnName(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** A format and a font in use get an index, the first time they are asked for. */
class Styles {
  private readonly known: string[] = ['General|'];
  index(format: string, font = ''): number {
    const key = `${format}|${font}`;
    if (!this.known.includes(key)) this.known.push(key);
    return this.known.indexOf(key);
  }
  xml(dxfs: string): string {
    const parts = this.known.map((key) => ({
      format: key.slice(0, key.lastIndexOf('|')),
      font: key.slice(key.lastIndexOf('|') + 1),
    }));
    return (
      `${HEAD}<styleSheet xmlns="${SHEET}"><numFmts>` +
      parts.map(({ format }, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escapeXml(format)}"/>`).join('') +
      `</numFmts><fonts>${parts.map(({ font }) => `<font><sz val="11"/>${font}</font>`).join('')}</fonts>` +
      '<cellStyleXfs><xf numFmtId="14" fontId="0"/></cellStyleXfs><cellXfs>' +
      parts.map(({ format }, at) => `<xf numFmtId="${format === 'General' ? 0 : 200 + at}" fontId="${at}"/>`).join('') +
      `</cellXfs><dxfs>${dxfs}</dxfs></styleSheet>`
    );
  }
}

class Sheet {
  private readonly rows: string[] = [];
  private readonly merges: string[] = [];
  constructor(
    private row: number,
    readonly left: number,
  ) {}
  get next(): number {
    return this.row;
  }
  add(cells: readonly string[], attributes = ''): void {
    this.rows.push(`<row r="${this.row}"${attributes}>${cells.join('')}</row>`);
    this.row += 1;
  }
  merge(row: number, column: number, rowspan: number, colspan: number): void {
    if (rowspan * colspan === 1) return;
    this.merges.push(`${columnName(column)}${row}:${columnName(column + colspan - 1)}${row + rowspan - 1}`);
  }
  xml(columns: string, view: string, after: string): string {
    const merged = this.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    return (
      `${HEAD}<worksheet xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheetViews><sheetView workbookViewId="0"${view}/></sheetViews>` +
      `${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>${this.rows.join('')}</sheetData>` +
      `${merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`}${after}</worksheet>`
    );
  }
}

/** The format that prints a number as it is given. */
function formatOf(text: string): string {
  const [whole = '', places] = text.split('.');
  return (whole.includes(',') ? '#,##0' : '0') + (places === undefined ? '' : `.${'0'.repeat(places.length)}`);
}

export function xlsxParts(
  { values, narrative }: ReportContent,
  options: XlsxOptions = {},
): Record<string, string | Uint8Array> {
  const styles = new Styles();
  const strings: string[] = [];
  const { rows: above = 0, columns: before = 0 } = options.offset ?? {};
  const decoyColumn = options.decoys === true ? 1 : 0;

  const text = (at: string, content: string, style = 0): string => {
    const kept = options.strings ?? 'shared';
    if (kept === 'inline') return `<c r="${at}" s="${style}" t="inlineStr"><is><t>${escapeXml(content)}</t></is></c>`;
    const half = Math.ceil(content.length / 2);
    const piece = (part: string): string =>
      `<r><rPr><sz val="11"/></rPr><t xml:space="preserve">${escapeXml(part)}</t></r>`;
    strings.push(
      kept === 'rich'
        ? `<si>${piece(content.slice(0, half))}${piece(content.slice(half))}<rPh sb="0" eb="1"><t>99</t></rPh></si>`
        : `<si><t xml:space="preserve">${escapeXml(content)}</t></si>`,
    );
    return `<c r="${at}" s="${style}" t="s"><v>${strings.length - 1}</v></c>`;
  };

  const figure = (at: string, id: AnyCell | undefined, printed: string, sheet: Sheet): string => {
    const own = id === undefined ? undefined : options.cells?.[id];
    const number = /^[\d,]+(\.\d+)?$/.test(printed);
    const style = styles.index(
      (id === undefined ? undefined : options.formats?.[id]) ??
        (number && options.textFigures !== true
          ? formatOf(printed) + (options.unitFormats === true && !printed.includes('.') ? '"件"' : '')
          : '@'),
      id === undefined ? undefined : options.fonts?.[id],
    );
    if (own !== undefined) return `<c r="${at}" s="${style}"${own}</c>`;
    if (printed === '') return `<c r="${at}" s="${style}"/>`;
    if (!number || options.textFigures === true) return text(at, printed, style);
    const stored = printed.replaceAll(',', '');
    const total = options.formulas === true && id?.endsWith('@total') === true;
    const formula = total ? `<f>SUM(A${sheet.next}:B${sheet.next})</f>` : '';
    return `<c r="${at}" s="${style}">${formula}<v>${String(Number(stored))}</v></c>`;
  };

  const table = (sheet: Sheet, grid: FormGrid, ids: readonly (AnyCell | null)[]): void => {
    const taken = grid.rows.map(() => new Set<number>());
    let value = 0;
    grid.rows.forEach((cells, index) => {
      let column = 0;
      const drawn: string[] = [];
      for (const cell of cells) {
        while (taken[index]?.has(column) === true) column += 1;
        for (let down = 0; down < cell.rowspan; down += 1)
          for (let across = 0; across < cell.colspan; across += 1) taken[index + down]?.add(column + across);
        const real = sheet.left + column;
        const at = `${columnName(real)}${sheet.next}`;
        const id = cell.role === 'value' ? (ids[value++] ?? undefined) : undefined;
        const unnamed = id === undefined && (options.shape === undefined || cell.role !== 'value');
        drawn.push(unnamed ? text(at, cell.text) : figure(at, id, cell.text, sheet));
        sheet.merge(sheet.next, real, cell.rowspan, cell.colspan);
        column += cell.colspan;
      }
      if (decoyColumn > 0) drawn.unshift(`<c r="A${sheet.next}"><v>77</v></c>`);
      sheet.add(drawn);
      if (options.decoys === true && cells.some((cell) => cell.role === 'value')) {
        const row = sheet.next;
        sheet.add(
          drawn.map((cell) => cell.replace(/ r="([A-Z]+)\d+"/, ` r="$1${row}"`).replace(/<v>\d+<\/v>/, '<v>1</v>')),
          ' hidden="1"',
        );
      }
    });
  };

  const shaped = (sheet: Sheet, grid: FormGrid, number: 2 | 3 | 4): void => {
    if (options.shape === undefined) table(sheet, grid, idsOf(number, options));
    else for (const one of options.shape.of(grid, number)) table(sheet, one, []);
  };

  const tables: Readonly<Record<number, (sheet: Sheet) => void>> = {
    2: (sheet) => shaped(sheet, table2Grid(values, options), 2),
    3: (sheet) => shaped(sheet, table3Grid(values, options), 3),
    4: (sheet) => shaped(sheet, table4Grid(values, options), 4),
  };
  const create = (): Sheet => new Sheet(1 + above, 1 + before + decoyColumn);
  const line = (sheet: Sheet, content: string, column = sheet.left): void =>
    sheet.add([text(`${columnName(column)}${sheet.next}`, content)]);
  const heading = (section: number): string =>
    `${SECTION_ORDINALS[section - 1]}、${SECTION_HEADINGS[section - 1]?.zh ?? ''}`;
  const title = (sheet: Sheet): void => {
    const row = sheet.next;
    line(sheet, `${narrative.agencyName}${narrative.year}年${REPORT_TITLE.zh}`);
    sheet.merge(row, sheet.left, 1, 10);
  };
  const sign = (sheet: Sheet): void => {
    if (options.signed !== true) return;
    const row = sheet.next;
    sheet.add([
      text(`${columnName(sheet.left)}${row}`, '填表人：某某'),
      text(`${columnName(sheet.left + 4)}${row}`, '联系电话'),
      `<c r="${columnName(sheet.left + 6)}${row}"><v>5550100</v></c>`,
    ]);
  };

  const sheets: { name: string; sheet: Sheet; state: string }[] = [];
  if (options.sheets === 'three') {
    for (const number of [2, 3, 4]) {
      const sheet = create();
      if (number === 2) title(sheet);
      line(sheet, heading(number));
      tables[number]?.(sheet);
      sign(sheet);
      sheets.push({ name: `表${SECTION_ORDINALS[number - 1] ?? ''}`, sheet, state: '' });
    }
  } else {
    const sheet = create();
    title(sheet);
    narrative.opening.forEach((paragraph) => line(sheet, paragraph));
    for (let number = 1; number <= 6; number += 1) {
      if (options.tablesOnly !== true) {
        line(sheet, heading(number));
        narrative.sections[number - 1]?.forEach((paragraph) => line(sheet, paragraph));
      }
      tables[number]?.(sheet);
    }
    sign(sheet);
    sheets.push({ name: '年报', sheet, state: '' });
  }
  if (options.decoys === true) {
    for (const state of ['hidden', 'veryHidden']) {
      const sheet = create();
      const other = Object.fromEntries(Object.keys(values).map((id) => [id, '5'])) as typeof values;
      table(sheet, table3Grid(other), idsOf(3, {}));
      sheets.push({ name: state, sheet, state: ` state="${state}"` });
    }
  }

  const hiddenColumn = decoyColumn > 0 ? '<col min="1" max="1" width="9" hidden="1"/>' : '';
  const written = sheets.map(({ sheet }) =>
    sheet.xml(
      hiddenColumn + (options.columns ?? '<col min="2" max="30" width="12" customWidth="1"/>'),
      options.sheetView ?? '',
      options.afterData ?? '',
    ),
  );
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${options.contentTypes ?? ''}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets>` +
      sheets
        .map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`)
        .join('') +
      `</sheets>${options.workbook ?? ''}</workbook>`,
    'xl/_rels/workbook.xml.rels':
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
      sheets
        .map(
          (_, at) =>
            `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
        )
        .join('') +
      `<Relationship Id="rId90" Type="${RELATIONS}/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId91" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': styles.xml(options.dxfs ?? ''),
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${SHEET}">${strings.join('')}</sst>`,
    ...Object.fromEntries(written.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    ...options.parts,
  };
}

export function xlsx(content: ReportContent, options: XlsxOptions = {}): Uint8Array {
  return zipParts(xlsxParts(content, options));
}
