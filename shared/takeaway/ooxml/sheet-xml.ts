/** A described sheet as its part of a workbook; the order of the elements is that of the standard (ECMA-376, 18.3.1.99). */
import type { StyleTable } from './style-table.js';
import { isNoted } from './notes.js';
import { RELATIONS } from './package.js';
import { cellAddress, type DraftCell, type Guidance, type Merge, type SheetDraft } from './sheet-draft.js';
import { escaped } from '#shared/ids/visible-text.js';
import { attribute, XML_HEAD } from './xml.js';

/** Id of the relation from a sheet to the boxes of its notes. */
export const BOXES_RELATION = 'rId1';

/** Texts of a workbook, each kept once. */
export class Strings {
  private readonly numbers = new Map<string, number>();

  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }

  xml(main: string): string {
    const items = [...this.numbers.keys()].map((text) => `<si><t xml:space="preserve">${stringXml(text)}</t></si>`);
    return `${XML_HEAD}<sst xmlns="${main}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

/** `_x000D_` stands for a character in these files: a text that really says so has its underscore told by number. */
function stringXml(text: string): string {
  return escaped(text.replace(/\r\n?/g, '\n')).replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');
}

function cellXml(cell: DraftCell, looks: StyleTable, strings: Strings): string {
  const start = `<c r="${cellAddress(cell)}" s="${looks.number(cell.look)}"`;
  if (cell.content === null) return `${start}/>`;
  if ('number' in cell.content) return `${start}><v>${escaped(cell.content.number)}</v></c>`;
  return `${start} t="s"><v>${strings.number(cell.content.text)}</v></c>`;
}

function rowsXml(draft: SheetDraft, looks: StyleTable, strings: Strings): string {
  const rows = new Map<number, DraftCell[]>();
  for (const cell of draft.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const [fixed, start] = [draft.heights?.get(row), draft.startHeights?.get(row)];
      const measures = attribute('ht', fixed ?? start) + (fixed === undefined ? '' : ' customHeight="1"');
      const inOrder = [...cells].sort((a, b) => a.column - b.column);
      return `<row r="${row}"${measures}>${inOrder.map((cell) => cellXml(cell, looks, strings)).join('')}</row>`;
    })
    .join('');
}

function areaOf({ row, column, rows, columns }: Merge): string {
  return `${cellAddress({ row, column })}:${cellAddress({ row: row + rows - 1, column: column + columns - 1 })}`;
}

function guidanceXml(guidance: Guidance): string {
  const { takes } = guidance;
  const said =
    ` allowBlank="1" showInputMessage="1"${attribute('promptTitle', guidance.title)}${attribute('prompt', guidance.prompt)}` +
    attribute('sqref', cellAddress(guidance));
  if (takes === undefined) return `<dataValidation${said}/>`;
  const refusal = ` showErrorMessage="1"${attribute('errorTitle', guidance.title)}${attribute('error', guidance.prompt)}`;
  // Where one answer is offered, another may still be typed: the reader says what became of it.
  return 'oneOf' in takes
    ? `<dataValidation type="list"${said}><formula1>${escaped(`"${takes.oneOf}"`)}</formula1></dataValidation>`
    : `<dataValidation type="textLength" operator="lessThanOrEqual"${said}${refusal}><formula1>${takes.atMost}</formula1></dataValidation>`;
}

function list(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`;
}

export function sheetXml(main: string, draft: SheetDraft, looks: StyleTable, strings: Strings): string {
  const last = draft.widths.length;
  const columns = draft.widths.map((width, index) => {
    const hidden = draft.lastColumnHidden === true && index + 1 === last ? ' hidden="1"' : '';
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${hidden}/>`;
  });
  const frozen = draft.frozenRows ?? 0;
  const pane = `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  const links = draft.cells.flatMap((cell) =>
    cell.link === undefined ? [] : [`<hyperlink ref="${cellAddress(cell)}"${attribute('location', cell.link)}/>`],
  );
  // Digits that are meant to stay as they were typed: no program need mark them as a mistake.
  const typed = draft.cells.filter(({ look }) => look.format === '@').map(cellAddress);
  return (
    `${XML_HEAD}<worksheet xmlns="${main}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0">${frozen === 0 ? '' : pane}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols>` +
    `<sheetData>${rowsXml(draft, looks, strings)}</sheetData>` +
    (draft.guarded === true
      ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0"/>'
      : '') +
    list(
      'mergeCells',
      (draft.merges ?? []).map((merge) => `<mergeCell ref="${areaOf(merge)}"/>`),
    ) +
    list('dataValidations', (draft.guidance ?? []).map(guidanceXml)) +
    (links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`) +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="${draft.orientation}" fitToWidth="1" fitToHeight="0"/>` +
    (typed.length === 0
      ? ''
      : `<ignoredErrors><ignoredError sqref="${typed.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`) +
    (draft.cells.some(isNoted) ? `<legacyDrawing r:id="${BOXES_RELATION}"/>` : '') +
    '</worksheet>'
  );
}
