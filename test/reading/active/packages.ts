/** What the tests of active content in Word documents and workbooks share. */
import { activeContentIn } from '#shared/report/active-content.js';
import { readDocument } from '#shared/reading/read-document.js';
import { xlsxParts } from '../../builders/xlsx.js';
import { zipParts } from '../../builders/archive.js';
import { contentOf, unread, values, wrong } from '../office/documents.js';

export const content = contentOf();
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
export const MICROSOFT = 'http://schemas.microsoft.com/office/2006/relationships';
export const OUTSIDE = ' TargetMode="External"';
export const relation = (type: string, target: string, mode = '', at = OFFICE): string =>
  `<Relationship Id="rId77" Type="${at}/${type}" Target="${target}"${mode}/>`;
export const relations = (...each: string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
export const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
export const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export async function readingOf(bytes: Uint8Array): Promise<string> {
  const reading = await readDocument(bytes);
  if (reading.status !== 'refused') return JSON.stringify([unread(reading.record), wrong(reading.record, values)]);
  const active = activeContentIn(reading.reason.detail);
  if (active === undefined) return `${reading.reason.code}: ${reading.reason.detail}`;
  const { place } = active;
  return `${active.kind} ${place.in === 'cell' ? `${place.sheet}!${place.cell}` : place.in === 'part' ? place.part : place.in}`;
}
export const IN_FULL = '[[],[]]';

export const SHEET1 = 'xl/worksheets/sheet1.xml';

/** A workbook with one more formula behind all cells. */
export function withCell(text: string): Uint8Array {
  const parts = xlsxParts(content);
  const row = `<row r="900"><c r="B900"><f>${text.replaceAll('&', '&amp;')}</f><v>1</v></c></row></sheetData>`;
  return zipParts({ ...parts, [SHEET1]: String(parts[SHEET1]).replace('</sheetData>', row) });
}
