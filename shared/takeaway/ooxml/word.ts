/**
 * The little of WordprocessingML (ECMA-376, part 1, 17) that the form needs: paragraphs, tables with merged cells, figures
 * that tell where they come from. Measures are twips, twentieths of a point.
 */
import type { FormCell, FormTable } from '#shared/report/layout.js';
import { contentTypesXml, RELATIONS, relationsXml, zipParts } from './package.js';
import { escaped } from '#shared/ids/visible-text.js';
import { attribute, XML_HEAD } from './xml.js';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
export const DOCUMENT_TYPE = `${TYPE}.document`;

/** Names of the styles below. */
export type Style =
  'title' | 'heading' | 'body' | 'head' | 'rowHead' | 'figure' | 'smallHead' | 'smallFigure' | 'annexHead' | 'note';

/** A4 with margins of 2.5 cm at the sides. */
const PAGE = { width: 11906, height: 16838, side: 1417, top: 1701 };
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;

interface Type {
  readonly font: string;
  /** In half points. */
  readonly size: number;
  readonly more: string;
}
const CENTRE = '<w:jc w:val="center"/>';
const TIGHT = '<w:spacing w:before="20" w:after="20"/>';
/** Fonts and sizes as offices set their papers (GB/T 9704); the tables smaller, so that the form fits the page. */
const STYLES: Readonly<Record<Style, Type>> = {
  title: { font: '宋体', size: 44, more: `<w:spacing w:after="360"/>${CENTRE}` },
  heading: {
    font: '黑体',
    size: 32,
    more: '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/>',
  },
  body: { font: '仿宋', size: 32, more: '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/>' },
  head: { font: '宋体', size: 21, more: TIGHT + CENTRE },
  rowHead: { font: '宋体', size: 21, more: TIGHT },
  figure: { font: '宋体', size: 21, more: TIGHT + CENTRE },
  smallHead: { font: '宋体', size: 18, more: TIGHT + CENTRE },
  smallFigure: { font: '宋体', size: 18, more: TIGHT + CENTRE },
  annexHead: { font: '黑体', size: 24, more: '<w:pageBreakBefore/><w:spacing w:after="120"/>' },
  note: { font: '宋体', size: 21, more: '<w:spacing w:after="80"/>' },
};

function stylesXml(): string {
  const styles = Object.entries(STYLES).map(
    ([id, { font, size, more }]) =>
      `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="form ${id}"/><w:basedOn w:val="normal"/>` +
      `<w:pPr>${more}</w:pPr><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/>` +
      `${id === 'title' ? '<w:b/>' : ''}<w:sz w:val="${size}"/></w:rPr></w:style>`,
  );
  const normal =
    '<w:style w:type="paragraph" w:default="1" w:styleId="normal"><w:name w:val="Normal"/><w:rPr><w:sz w:val="21"/><w:lang w:eastAsia="zh-CN"/></w:rPr></w:style>';
  return `${XML_HEAD}<w:styles xmlns:w="${MAIN}">${normal}${styles.join('')}</w:styles>`;
}

function run(text: string): string {
  return text === '' ? '' : `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

function styled(style: Style, content: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content}</w:p>`;
}

export function paragraph(text: string, style: Style): string {
  return styled(style, run(text));
}

/** A figure in a frame that shows its origin when it is entered; deleting or overtyping it is as easy as elsewhere. */
export function knownFigure(text: string, origin: string, id: number, style: Style): string {
  const properties = `<w:alias${attribute('w:val', origin)}/><w:id w:val="${id}"/><w:text/>`;
  return styled(style, `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`);
}

/** `widths` of the columns of the grid; `fill` gives the paragraph of each cell. */
export function tableXml(table: FormTable, widths: readonly number[], fill: (cell: FormCell) => string): string {
  const open = new Map<number, { columns: number; left: number }>();
  const cellXml = (column: number, columns: number, merge: string, content: string): string => {
    const width = widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0);
    const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
    const properties = `<w:tcW w:w="${width}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/>`;
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
  };
  const rowXml = (cells: readonly FormCell[], isHead: boolean): string => {
    const drawn: string[] = [];
    for (let column = 0; column < table.columns;) {
      const above = open.get(column);
      if (above !== undefined && above.left > 0) {
        above.left -= 1;
        drawn.push(cellXml(column, above.columns, '<w:vMerge/>', '<w:p/>'));
        column += above.columns;
        continue;
      }
      const cell = cells.find((each) => each.column === column);
      // The layout covers its grid: a column without a cell would be a fault of the layout.
      if (cell === undefined) throw new RangeError(`no cell at column ${column} of table ${table.table}`);
      if (cell.rowSpan > 1) open.set(column, { columns: cell.colSpan, left: cell.rowSpan - 1 });
      drawn.push(cellXml(column, cell.colSpan, cell.rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : '', fill(cell)));
      column += cell.colSpan;
    }
    return `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${drawn.join('')}</w:tr>`;
  };
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('');
  const total = widths.reduce((sum, each) => sum + each, 0);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    table.head.map(({ cells }) => rowXml(cells, true)).join('') +
    table.parts
      .flat()
      .map(({ cells }) => rowXml(cells, false))
      .join('') +
    '</w:tbl>'
  );
}

export function documentParts(body: string): Record<string, string> {
  const { width, height, side, top } = PAGE;
  const section =
    `<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"/>` +
    `<w:pgMar w:top="${top}" w:right="${side}" w:bottom="${top}" w:left="${side}" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>`;
  const compatible =
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>';
  return {
    '[Content_Types].xml': contentTypesXml({
      'word/document.xml': `${TYPE}.document.main+xml`,
      'word/styles.xml': `${TYPE}.styles+xml`,
      'word/settings.xml': `${TYPE}.settings+xml`,
    }),
    '_rels/.rels': relationsXml([{ id: 'rId1', type: 'officeDocument', target: 'word/document.xml' }]),
    'word/_rels/document.xml.rels': relationsXml([
      { id: 'rId1', type: 'styles', target: 'styles.xml' },
      { id: 'rId2', type: 'settings', target: 'settings.xml' },
    ]),
    'word/styles.xml': stylesXml(),
    'word/settings.xml': `${XML_HEAD}<w:settings xmlns:w="${MAIN}">${compatible}</w:settings>`,
    'word/document.xml': `${XML_HEAD}<w:document xmlns:w="${MAIN}" xmlns:r="${RELATIONS}"><w:body>${body}${section}</w:body></w:document>`,
  };
}

export function documentBytes(body: string): Uint8Array {
  return zipParts(documentParts(body));
}
