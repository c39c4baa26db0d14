/**
 * Notes on the cells of one sheet. Their texts are one part; where their boxes stand is another, in the older drawing
 * language (VML) that spreadsheet programs still ask for.
 */
import type { DraftCell } from './sheet-draft.js';
import { cellAddress } from './sheet-draft.js';
import { escaped } from '#shared/ids/visible-text.js';
import { attribute, XML_HEAD } from './xml.js';

export interface NotedCell extends DraftCell {
  readonly note: string;
}

export function isNoted(cell: DraftCell): cell is NotedCell {
  return cell.note !== undefined;
}

export function notesXml(main: string, author: string, cells: readonly NotedCell[]): string {
  const comments = cells.map(
    (cell) =>
      `<comment${attribute('ref', cellAddress(cell))} authorId="0"><text><r><rPr><sz val="10"/></rPr>` +
      `<t xml:space="preserve">${escaped(cell.note)}</t></r></text></comment>`,
  );
  return (
    `${XML_HEAD}<comments xmlns="${main}"><authors><author>${escaped(author)}</author></authors>` +
    `<commentList>${comments.join('')}</commentList></comments>`
  );
}

/** Chinese characters in one line of a box, columns and rows that a box covers. */
const [CHARACTERS, COLUMNS_WIDE, LEAST_ROWS, MOST_ROWS] = [22, 4, 4, 16];
/** Numbers of shapes come in blocks of 1,024, one block a sheet. */
const BLOCK = 1024;

/** `sheet` counts from 1. */
export function boxesXml(sheet: number, cells: readonly NotedCell[]): string {
  const shapes = cells.map((cell, index) => {
    const [row, column] = [cell.row - 1, cell.column - 1];
    const lines = cell.note
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS)), 1);
    const rows = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, lines));
    const anchor = [
      column + 1,
      12,
      Math.max(0, row - 1),
      4,
      column + 1 + COLUMNS_WIDE,
      12,
      Math.max(0, row - 1) + rows,
      4,
    ];
    return (
      `<v:shape id="_x0000_s${sheet * BLOCK + index + 1}" type="#_x0000_t202" style="position:absolute;z-index:${index + 1};visibility:hidden" ` +
      'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>' +
      '<v:path o:connecttype="none"/><v:textbox><div style="text-align:left"></div></v:textbox>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(', ')}</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
    'xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${sheet}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  );
}
