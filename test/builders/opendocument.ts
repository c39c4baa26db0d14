/**
 * Made-up reports as OpenDocument, the way LibreOffice writes text documents and spreadsheets: covered cells under
 * spans, columns and rows that repeat, styles by name. What a cell wears or holds otherwise is given as XML for it.
 */
import { zipSync, type Zippable } from 'fflate';
import type { CellId, ShortFormCell } from '#shared/report/cells.js';
import { REPORT_TITLE, SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import { escapeXml, idsOf } from './docx.js';
import { table2Grid, table3Grid, table4Grid, type FormGrid, type PrintOptions } from './form-tables.js';
import type { ReportContent } from './ruled-pdf.js';

type AnyCell = CellId | ShortFormCell;

export interface OpenDocumentOptions extends PrintOptions {
  /** What stands in a cell in place of one plain paragraph. */
  readonly content?: Partial<Record<AnyCell, string>>;
  /** Further attributes of a cell. */
  readonly attributes?: Partial<Record<AnyCell, string>>;
  /** Automatic styles, and named ones. */
  readonly automatic?: string;
  readonly styles?: string;
  /** Numbers of a spreadsheet as texts. */
  readonly textFigures?: boolean;
  /** A hidden row of other figures after every row of figures, and a sheet that is not shown. */
  readonly decoys?: boolean;
  /** Text in several spans. */
  readonly spans?: boolean;
  /** What stands before the first paragraph, and at the beginning of each table. */
  readonly before?: string;
  readonly inTable?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  readonly manifest?: string;
}

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';
const NAMESPACES = [
  ...['office', 'text', 'table', 'style', 'draw', 'form', 'script', 'meta'].map(
    (prefix) => `xmlns:${prefix}="${OASIS}:${prefix}:1.0"`,
  ),
  `xmlns:fo="${OASIS}:xsl-fo-compatible:1.0"`,
  `xmlns:number="${OASIS}:datastyle:1.0"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
  'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
].join(' ');
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const EPOCH = new Date(1980, 0, 1);

/** What LibreOffice writes for the cells of a plain document. */
const AUTOMATIC = `<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Default">
<style:table-cell-properties fo:border="0.06pt solid #000000" fo:wrap-option="wrap" style:vertical-align="middle" fo:padding="0.05cm"/>
<style:paragraph-properties fo:text-align="center" fo:margin-left="0cm"/>
<style:text-properties fo:font-size="10pt" style:font-name="SimSun" fo:font-weight="normal"/></style:style>
<style:style style:name="co1" style:family="table-column"><style:table-column-properties style:column-width="2.258cm"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/><style:text-properties loext:rsid="0012"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold" fo:color="#000000"/></style:style>`;
const STYLES = `<style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count="no-limit"/><style:text-properties style:use-window-font-color="true" fo:font-size="10.5pt" fo:language="en" fo:country="US" style:letter-kerning="true"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/><style:style style:name="Default" style:family="table-cell"/>`;

export function openDocument(
  kind: 'text' | 'spreadsheet',
  body: string,
  options: OpenDocumentOptions = {},
): Uint8Array {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  const parts: Record<string, string | Uint8Array> = {
    'content.xml': `${HEAD}<office:document-content ${NAMESPACES}><office:automatic-styles>${AUTOMATIC}${options.automatic ?? ''}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    'styles.xml': `${HEAD}<office:document-styles ${NAMESPACES}><office:styles>${STYLES}${options.styles ?? ''}</office:styles></office:document-styles>`,
    'meta.xml': `${HEAD}<office:document-meta ${NAMESPACES}><office:meta/></office:document-meta>`,
    'META-INF/manifest.xml': `${HEAD}<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/>${options.manifest ?? ''}</manifest:manifest>`,
    ...options.parts,
  };
  const files: Zippable = { mimetype: [new TextEncoder().encode(type), { level: 0, mtime: EPOCH }] };
  for (const [name, part] of Object.entries(parts))
    files[name] = [typeof part === 'string' ? new TextEncoder().encode(part) : part, { level: 6, mtime: EPOCH }];
  return zipSync(files);
}

function paragraph(text: string, { spans }: OpenDocumentOptions = {}, style = 'P1'): string {
  const half = Math.floor(text.length / 2);
  const inner =
    spans === true && half > 0
      ? `<text:span text:style-name="T1">${escapeXml(text.slice(0, half))}</text:span>${escapeXml(text.slice(half))}`
      : escapeXml(text);
  return `<text:p text:style-name="${style}">${inner}</text:p>`;
}

function rowsOf(grid: FormGrid, number: 2 | 3 | 4, sheet: boolean, options: OpenDocumentOptions): string {
  const ids = idsOf(number, options);
  const taken = grid.rows.map(() => new Set<number>());
  let value = 0;
  return grid.rows
    .map((cells, index) => {
      let column = 0;
      const drawn: string[] = [];
      const covered = (): void => {
        let run = 0;
        while (taken[index]?.has(column) === true) {
          run += 1;
          column += 1;
        }
        if (run > 0)
          drawn.push(`<table:covered-table-cell${run > 1 ? ` table:number-columns-repeated="${run}"` : ''}/>`);
      };
      for (const cell of cells) {
        covered();
        const id = cell.role === 'value' ? (ids[value++] ?? undefined) : undefined;
        for (let down = 0; down < cell.rowspan; down++)
          for (let across = 0; across < cell.colspan; across++)
            if (down > 0 || across > 0) taken[index + down]?.add(column + across);
        const spans =
          (cell.colspan > 1 || cell.rowspan > 1
            ? ` table:number-columns-spanned="${cell.colspan}" table:number-rows-spanned="${cell.rowspan}"`
            : '') + ((id === undefined ? undefined : options.attributes?.[id]) ?? '');
        const figure = sheet && options.textFigures !== true && /^\d+(?:\.\d+)?$/u.test(cell.text);
        const type =
          cell.text === ''
            ? ''
            : figure
              ? ` office:value-type="float" office:value="${Number(cell.text)}"`
              : ' office:value-type="string"';
        const own = id === undefined ? undefined : options.content?.[id];
        const body = own ?? (cell.text === '' && sheet ? '' : paragraph(cell.text, options));
        drawn.push(`<table:table-cell table:style-name="ce1"${spans}${type}>${body}</table:table-cell>`);
        column += 1;
      }
      covered();
      const row = `<table:table-row>${drawn.join('')}</table:table-row>`;
      const last = cells.some((cell) => cell.role === 'value');
      if (!sheet || options.decoys !== true || !last) return row;
      const other = drawn.map((cell) =>
        cell
          .replace(/ table:number-rows-spanned="\d+"/u, ' table:number-rows-spanned="1"')
          .replace(/>\d+</gu, '>1<')
          .replace(/office:value="\d+"/u, 'office:value="1"'),
      );
      return index + 1 < grid.rows.length && (taken[index + 1]?.size ?? 0) > 0
        ? row
        : `${row}<table:table-row table:visibility="${index % 2 === 0 ? 'collapse' : 'filter'}">${other.join('')}</table:table-row>`;
    })
    .join('');
}

const gridOf = (number: 2 | 3 | 4, { values }: ReportContent, options: OpenDocumentOptions): FormGrid =>
  ({ 2: table2Grid, 3: table3Grid, 4: table4Grid })[number](values, options);

export function odt(content: ReportContent, options: OpenDocumentOptions = {}): Uint8Array {
  const { narrative } = content;
  const table = (number: 2 | 3 | 4): string => {
    const grid = gridOf(number, content, options);
    return `<table:table table:name="表${number}">${options.inTable ?? ''}<table:table-column table:style-name="co1" table:number-columns-repeated="${grid.columns.length}"/>${rowsOf(grid, number, false, options)}</table:table>`;
  };
  const sections = SECTION_HEADINGS.map(({ zh }, index) => {
    const number = index + 1;
    const heading = `<text:h text:outline-level="1">${SECTION_ORDINALS[index]}、${zh}</text:h>`;
    const texts = (narrative.sections[index] ?? []).map((text) => paragraph(text, options, 'Standard')).join('');
    return heading + texts + (number === 2 || number === 3 || number === 4 ? table(number) : '');
  });
  const title = `${narrative.year}年${REPORT_TITLE.zh}`;
  const opening = [narrative.agencyName, title, ...narrative.opening].map((text) => paragraph(text)).join('');
  return openDocument('text', (options.before ?? '') + opening + sections.join(''), options);
}

export function ods(content: ReportContent, options: OpenDocumentOptions = {}): Uint8Array {
  const { narrative } = content;
  const line = (text: string): string =>
    `<table:table-row><table:table-cell office:value-type="string">${paragraph(text)}</table:table-cell><table:table-cell table:number-columns-repeated="1023"/></table:table-row>`;
  const sections = SECTION_HEADINGS.map(({ zh }, index) => {
    const number = index + 1;
    const texts = (narrative.sections[index] ?? []).map(line).join('');
    const table =
      number === 2 || number === 3 || number === 4
        ? rowsOf(gridOf(number, content, options), number, true, options)
        : '';
    return line(`${SECTION_ORDINALS[index]}、${zh}`) + texts + table;
  });
  const title = line(`${narrative.agencyName}${narrative.year}年${REPORT_TITLE.zh}`);
  const empty =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>';
  const columns =
    '<table:table-column table:style-name="co1" table:number-columns-repeated="1024" table:default-cell-style-name="Default"/>';
  const sheet = `<table:table table:name="年报">${options.inTable ?? ''}${columns}${title}${narrative.opening.map(line).join('')}${sections.join('')}${empty}</table:table>`;
  const other =
    options.decoys === true ? sheet.replace('"年报"', '"旧" table:style-name="ta2"').replace(/>\d+</gu, '>5<') : '';
  const hidden =
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
  return openDocument('spreadsheet', sheet + other, { ...options, automatic: hidden + (options.automatic ?? '') });
}
