/**
 * Described sheets as one Excel workbook (ECMA-376). Written here and not by a package: what is needed is small, and the
 * packages for it are large or no longer kept. The same sheets give the same bytes.
 */
import { StyleTable } from './style-table.js';
import { boxesXml, isNoted, notesXml } from './notes.js';
import { contentTypesXml, RELATIONS, relationsXml, zipParts } from './package.js';
import type { SheetDraft } from './sheet-draft.js';
import { BOXES_RELATION, sheetXml, Strings } from './sheet-xml.js';
import { attribute, XML_HEAD } from './xml.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const WORKBOOK_TYPE = `${TYPE}.sheet`;

/** `author` signs the notes. */
export function workbookParts(sheets: readonly SheetDraft[], author: string): Record<string, string> {
  const [looks, strings] = [new StyleTable(), new Strings()];
  const parts: Record<string, string> = {};
  const types: Record<string, string> = {};
  const put = (name: string, type: string, xml: string): void => {
    parts[name] = xml;
    types[name] = `${TYPE}.${type}+xml`;
  };
  sheets.forEach((sheet, index) => {
    const number = index + 1;
    put(`xl/worksheets/sheet${number}.xml`, 'worksheet', sheetXml(MAIN, sheet, looks, strings));
    const noted = sheet.cells.filter(isNoted);
    if (noted.length === 0) return;
    put(`xl/comments${number}.xml`, 'comments', notesXml(MAIN, author, noted));
    parts[`xl/drawings/vmlDrawing${number}.vml`] = boxesXml(number, noted);
    parts[`xl/worksheets/_rels/sheet${number}.xml.rels`] = relationsXml([
      { id: BOXES_RELATION, type: 'vmlDrawing', target: `../drawings/vmlDrawing${number}.vml` },
      { id: 'rId2', type: 'comments', target: `../comments${number}.xml` },
    ]);
  });
  put(
    'xl/workbook.xml',
    'sheet.main',
    `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>` +
      sheets
        .map(({ name }, at) => `<sheet${attribute('name', name)} sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
        .join('') +
      '</sheets></workbook>',
  );
  put('xl/styles.xml', 'styles', looks.xml(MAIN));
  put('xl/sharedStrings.xml', 'sharedStrings', strings.xml(MAIN));
  return {
    '[Content_Types].xml': contentTypesXml(types, {
      vml: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
    }),
    '_rels/.rels': relationsXml([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]),
    'xl/_rels/workbook.xml.rels': relationsXml([
      ...sheets.map((_, at) => ({ id: `rId${at + 1}`, type: 'worksheet', target: `worksheets/sheet${at + 1}.xml` })),
      { id: `rId${sheets.length + 1}`, type: 'styles', target: 'styles.xml' },
      { id: `rId${sheets.length + 2}`, type: 'sharedStrings', target: 'sharedStrings.xml' },
    ]),
    ...parts,
  };
}

export function workbookBytes(sheets: readonly SheetDraft[], author: string): Uint8Array {
  return zipParts(workbookParts(sheets, author));
}
