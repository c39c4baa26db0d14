/** Files that once were refused, or read as nothing, under a reason that sent people the wrong way. */
import { describe, expect, test } from '@jest/globals';
import { readDocument } from '#shared/reading/read-document.js';
import { docx } from '../builders/docx.js';
import { htmlText } from '../builders/html.js';
import { narrativeFor } from '../builders/narrative.js';
import { outlinedPdf } from '../builders/other-pdf.js';
import { textLayer } from '../builders/text-layer.js';
import { distinctValues } from '../builders/values.js';

const values = distinctValues(88);
const content = { values, narrative: narrativeFor(values) };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const html = htmlText(content);
async function codeOf(bytes: Uint8Array): Promise<string> {
  const reading = await readDocument(bytes);
  return reading.status === 'refused' ? reading.reason.code : reading.status;
}
const inDigitsFrom = (zero: number, text: string): string =>
  text.replace(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit)));

describe('text drawn as outlines is named, however little text stands beside it', () => {
  const page = Array.from({ length: 30 }, () => '政府信息公开工作年度报告');

  test.each<[string, string, () => Promise<Uint8Array>]>([
    ['all of it', 'outlined-text', () => outlinedPdf([page, page])],
    ['with a page number as text', 'outlined-text', () => outlinedPdf([page], '第 1 页')],
    ['a blank page', 'no-tables', () => outlinedPdf([[]])],
  ])('%s: %s', async (_, code, make) => {
    expect(await codeOf(await make())).toBe(code);
  });
});

describe('digits of other scripts are no blank form', () => {
  test.each<[string, number, string]>([
    ['Arabic', 0x660, 'other-digits'],
    ['Devanagari', 0x966, 'other-digits'],
    ['full width', 0xff10, 'extracted'],
  ])('%s', async (_, zero, code) => {
    const text = textLayer(content).replace(/(?<=^| )[\d.]+(?= |$)/gmu, (figure) => inDigitsFrom(zero, figure));
    expect(await codeOf(utf8(text))).toBe(code);
  });

  test('in the cells of a document', async () => {
    const printed = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, inDigitsFrom(0x660, value)]));
    expect(await codeOf(docx(content, { printed }))).toBe('other-digits');
  });
});

describe('two sets of tables beside each other', () => {
  test('every table with its labels, twice in each row', async () => {
    const doubled = html.replace(/<tr>([^]*?)<\/tr>/gu, (_, cells: string) => `<tr>${cells}${cells}</tr>`);
    expect(await codeOf(utf8(doubled))).toBe('side-by-side');
  });

  test('one under the other is two reports', async () => {
    expect(await codeOf(utf8(`${textLayer(content)}\n${textLayer(content)}`))).toBe('several-reports');
  });
});

describe('documents as one XML file', () => {
  const W = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"';
  test.each<[string, string]>([
    [
      'Word 2003 XML',
      `<?xml version="1.0"?><w:wordDocument ${W}><w:body>${'<w:p/>'.repeat(90_000)}</w:body></w:wordDocument>`,
    ],
    ['Excel 2003 XML', '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>'],
    [
      'a Word document as one XML file',
      '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
    ],
  ])('%s', async (_, text) => {
    expect(await codeOf(utf8(text))).toBe('unsupported-xml');
  });

  test('a web page that Word wrote is a web page', async () => {
    const page = html.replace('<html', '<html xmlns:w="urn:schemas-microsoft-com:office:word"');
    expect(await codeOf(utf8(page))).toBe('extracted');
  });
});
