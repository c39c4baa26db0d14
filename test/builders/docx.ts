/**
 * A made-up report as a Word document, written as Word writes the official form: merged cells by spans and vertical
 * merges, headings as paragraphs. Whatever a document can do to a cell (tracked changes, hidden runs, controls) is given
 * as XML for that cell. The same input gives the same bytes.
 */
import type { CellId, ShortFormCell } from '#shared/report/cells.js';
import {
  CELL_IDS,
  SHORT_FORM_ABSENT_ROWS,
  SHORT_FORM_CELLS,
  TABLE4_CELLS,
  TABLE2_CELLS,
  TABLE3_CELLS,
} from '#shared/report/cells.js';
import { REPORT_TITLE, SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import { zipParts, type Parts } from './archive.js';
import {
  printedBlocks,
  printsSingleRow,
  table2Grid,
  table3Grid,
  table4Grid,
  type FormGrid,
  type PrintOptions,
} from './form-tables.js';
import type { ReportContent } from './ruled-pdf.js';
import type { Shape } from './shapes.js';
import { seededIntegers } from './values.js';

type AnyCell = CellId | ShortFormCell;

export interface DocxOptions extends PrintOptions {
  /** The shape of the tables; what is given for single cells is left out. */
  readonly shape?: Shape;
  /** What stands in the paragraph of a cell in place of one plain run. */
  readonly runs?: Partial<Record<AnyCell, string>>;
  /** What stands in a cell in place of one paragraph. */
  readonly content?: Partial<Record<AnyCell, string>>;
  /** Properties of a cell after its span and merge. */
  readonly properties?: Partial<Record<AnyCell, string>>;
  /** Every text in several runs, cut at random. */
  readonly splitRuns?: number;
  /** Ordinals of headings and labels come from automatic numbering. */
  readonly numbered?: boolean;
  /** Content controls around rows, cells and paragraphs. */
  readonly controls?: boolean;
  /** Table 3 goes on in a second table from this row on. */
  readonly cutTable3?: number;
  /** All of the report stands in one cell of a table. */
  readonly framed?: boolean;
  /** An empty cell stands right of the labels （六） and （七）. */
  readonly emptyLeaf?: boolean;
  /** Rows end before the last column and say so. */
  readonly indented?: boolean;
  /** Names of the strict edition, and prefixes that no writer uses. */
  readonly strict?: boolean;
  /** Body XML before the title and after the last paragraph. */
  readonly before?: string;
  readonly after?: string;
  /** Body XML in place of the report. */
  readonly body?: string;
  /** Rows of table 3 as XML, by the row that they follow. */
  readonly rows?: Readonly<Record<number, string>>;
  readonly styles?: string;
  readonly documentRelations?: string;
  readonly contentTypes?: string;
  readonly parts?: Parts;
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT_WORD = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES =
  `xmlns:w="${WORD}" xmlns:r="${RELATIONS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:odd="http://example.test/odd"';

export const escapeXml = (text: string): string =>
  text.replace(/[<>&"]/g, (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[character] ?? '');

/** One run of text with its properties. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

export const paragraph = (runs: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;

const NUMBERED: readonly (readonly [RegExp, number])[] = [
  [/^[一二三四]、(?:本年|上年|结转)/u, 4],
  [/^[一二三四五六]、/u, 1],
  [/^（[一二三四五六七]）/u, 2],
  [/^\d\.(?!\d)/u, 3],
];

const ORDINAL = /^(?:[一二三四五六]、|（[一二三四五六七]）|\d\.)/u;

function numbering(): string {
  const level = (format: string, text: string): string =>
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const formats = [
    level('chineseCounting', '%1、'),
    level('japaneseCounting', '（%1）'),
    level('decimal', '%1.'),
    level('chineseCountingThousand', '%1、'),
  ];
  const lists = [1, 2, 3, 4, ...Array.from({ length: 20 }, () => 3)];
  return (
    `<w:numbering xmlns:w="${WORD}">` +
    formats.map((format, index) => `<w:abstractNum w:abstractNumId="${index + 1}">${format}</w:abstractNum>`).join('') +
    lists
      .map((definition, index) => {
        const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
        return `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${definition}"/>${definition === 3 ? anew : ''}</w:num>`;
      })
      .join('') +
    '</w:numbering>'
  );
}

/** The ids of the value cells in the order in which the grids print them; null for a figure that is none of ours. */
export function idsOf(table: 2 | 3 | 4, options: PrintOptions): readonly (AnyCell | null)[] {
  if (table === 2) return printedBlocks(options).flatMap((block) => block.rows.flatMap((row) => row.cells));
  if (table === 4) return TABLE4_CELLS;
  if (!printsSingleRow(options)) return TABLE3_CELLS;
  const absent: readonly string[] = SHORT_FORM_ABSENT_ROWS;
  const first = CELL_IDS.findIndex((id) => id.startsWith(`${absent[0]}@`)) - TABLE2_CELLS.length;
  const kept = TABLE3_CELLS.filter((id) => !absent.includes(id.split('@')[0] ?? ''));
  return [...kept.slice(0, first), ...SHORT_FORM_CELLS, ...kept.slice(first)];
}

export function docxParts(
  { values, narrative }: ReportContent,
  options: DocxOptions = {},
): Record<string, string | Uint8Array> {
  const integer = seededIntegers(options.splitRuns ?? 1);
  let list = 4;

  const textRuns = (text: string): string => {
    if (options.splitRuns === undefined) return run(text);
    const pieces: string[] = [];
    for (let rest = text; rest !== '';) {
      const length = integer(1, 3);
      pieces.push(rest.slice(0, length));
      rest = rest.slice(length);
    }
    return pieces
      .map((piece) => run(piece, integer(0, 1) === 0 ? '' : '<w:b/>'))
      .join('<w:proofErr w:type="spellStart"/>');
  };

  const textParagraph = (text: string, properties = ''): string => {
    const style = options.numbered === true ? NUMBERED.find(([pattern]) => pattern.test(text)) : undefined;
    if (style === undefined) return paragraph(textRuns(text), properties);
    const [, kind] = style;
    if (kind === 3 && text.startsWith('1.')) list += 1;
    const numPr = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${kind === 3 ? list : kind}"/></w:numPr>`;
    return paragraph(textRuns(text.replace(ORDINAL, '')), properties + numPr);
  };

  const control = (inside: string): string =>
    options.controls === true
      ? `<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
      : inside;

  const table = (grid: FormGrid, number: 2 | 3 | 4, cut?: number): string => {
    const ids = options.shape === undefined ? idsOf(number, options) : [];
    const open = new Map<number, { span: number; left: number }>();
    let value = 0;
    const rows = grid.rows.map((cells, index) => {
      let column = 0;
      const drawn: string[] = [];
      const covered = (): void => {
        for (let above = open.get(column); above !== undefined && above.left > 0; above = open.get(column)) {
          above.left -= 1;
          const span = above.span > 1 ? `<w:gridSpan w:val="${above.span}"/>` : '';
          drawn.push(`<w:tc><w:tcPr>${span}<w:vMerge/></w:tcPr><w:p/></w:tc>`);
          column += above.span;
        }
      };
      for (const cell of cells) {
        covered();
        const id = cell.role === 'value' ? (ids[value++] ?? undefined) : undefined;
        const leaf = options.emptyLeaf === true && cell.role === 'label' && cell.colspan === 2;
        const span = leaf ? 1 : cell.colspan;
        if (cell.rowspan > 1) open.set(column, { span, left: cell.rowspan - 1 });
        const properties =
          (span > 1 ? `<w:gridSpan w:val="${span}"/>` : '') +
          (cell.rowspan > 1 ? '<w:vMerge w:val="restart"/>' : '') +
          ((id === undefined ? undefined : options.properties?.[id]) ?? '');
        const inner = id === undefined ? undefined : options.runs?.[id];
        const content = id === undefined ? undefined : options.content?.[id];
        const body = content ?? (inner === undefined ? textParagraph(cell.text) : paragraph(inner));
        drawn.push(control(`<w:tc><w:tcPr>${properties}</w:tcPr>${control(body)}</w:tc>`));
        if (leaf) drawn.push('<w:tc><w:p/></w:tc>');
        column += cell.colspan;
      }
      covered();
      const margins =
        options.indented === true ? '<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>' : '';
      const added = number === 3 ? (options.rows?.[index] ?? '') : '';
      return control(`<w:tr>${margins}${drawn.join('')}</w:tr>`) + added;
    });
    const width = grid.columns.length + (options.indented === true ? 2 : 0);
    const opening = `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="700"/>'.repeat(width)}</w:tblGrid>`;
    const parts = cut === undefined ? [rows] : [rows.slice(0, cut), rows.slice(cut)];
    return parts.map((part) => `${opening}${part.join('')}</w:tbl>`).join('<w:p/>');
  };

  const shaped = (grid: FormGrid, number: 2 | 3 | 4, cut?: number): string =>
    (options.shape?.of(grid, number) ?? [grid]).map((one) => table(one, number, cut)).join('<w:p/>');

  const tables: Readonly<Record<number, () => string>> = {
    2: () => shaped(table2Grid(values, options), 2),
    3: () => shaped(table3Grid(values, options), 3, options.cutTable3),
    4: () => shaped(table4Grid(values, options), 4),
  };
  const sections = SECTION_HEADINGS.map(({ zh }, index) => {
    const texts = (narrative.sections[index] ?? []).map((text) =>
      paragraph(textRuns(text), '<w:ind w:firstLine="480"/>'),
    );
    const heading = textParagraph(`${SECTION_ORDINALS[index]}、${zh}`, '<w:outlineLvl w:val="0"/>');
    return heading + texts.join('') + (tables[index + 1]?.() ?? '');
  });
  const body =
    (options.before ?? '') +
    paragraph(textRuns(narrative.agencyName)) +
    paragraph(textRuns(`${narrative.year}年${REPORT_TITLE.zh}`)) +
    narrative.opening.map((text) => paragraph(textRuns(text))).join('') +
    sections.join('') +
    (options.after ?? '');
  const framed =
    options.body ?? (options.framed === true ? `<w:tbl><w:tr><w:tc>${body}<w:p/></w:tc></w:tr></w:tbl>` : body);
  const written = `<w:document ${NAMESPACES}><w:body>${framed}<w:sectPr/></w:body></w:document>`;
  const strictly = written
    .replaceAll('<w:', '<text:')
    .replaceAll('</w:', '</text:')
    .replaceAll(' w:', ' text:')
    .replace(`xmlns:w="${WORD}"`, `xmlns:text="${STRICT_WORD}"`);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  return {
    '[Content_Types].xml':
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/>` +
      `<Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/>${options.contentTypes ?? ''}</Types>`,
    '_rels/.rels':
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels':
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${RELATIONS}/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId2" Type="${RELATIONS}/numbering" Target="numbering.xml"/>${options.documentRelations ?? ''}</Relationships>`,
    'word/styles.xml': `${head}<w:styles ${NAMESPACES}>${options.styles ?? ''}</w:styles>`,
    'word/numbering.xml': head + numbering(),
    'word/document.xml': head + (options.strict === true ? strictly : written),
    ...options.parts,
  };
}

export function docx(content: ReportContent, options: DocxOptions = {}): Uint8Array {
  return zipParts(docxParts(content, options));
}
