/** What a workbook can do to a cell, one deed at a time. The cell prints 496; beside it everything stays readable. */
import { describe, expect, test } from '@jest/globals';
import type { CellId } from '#shared/report/cells.js';
import { xlsx, xlsxParts, type XlsxOptions } from '../../builders/xlsx.js';
import { zipParts } from '../../builders/archive.js';
import { withValues } from '../../builders/values.js';
import { cellOf, CELL, codeOf, contentOf, recordOf, unconfirmed, unread, values, wrong } from './documents.js';

const FEE: CellId = 'activeDisclosure.fees.amount';
const shown = withValues(values, { [CELL]: '496' });
const content = contentOf(shown);
const rich = (...runs: string[]): string => ` t="inlineStr"><is>${runs.join('')}</is>`;
const piece = (text: string, look = ''): string => `<r><rPr>${look}</rPr><t>${text}</t></r>`;

describe('a figure is read through', () => {
  test.each<[string, string]>([
    ['a formula with the result that the file keeps', '><f>SUM(A1:A2)</f><v>496</v>'],
    ['a formula with a text as result', ' t="str"><f>TEXT(A1)</f><v>496</v>'],
    ['a shared formula', '><f t="shared" si="0"/><v>496</v>'],
    ['a double that is not quite the decimal', '><v>495.99999999999994</v>'],
    ['exponents', '><v>4.96E2</v>'],
    ['rich text', rich(piece('4'), piece('96', '<b/>'))],
    ['phonetic runs', rich(piece('496'), '<rPh sb="0" eb="1"><t>9</t></rPh>')],
    ['spaces around it', rich(piece(' 496 '))],
  ])('%s', async (_, cell) => {
    const record = await recordOf(xlsx(content, { cells: { [CELL]: cell } }));
    expect(record.cells[CELL]).toMatchObject({ kind: 'number', value: '496' });
    expect([wrong(record, shown), unread(record), unconfirmed(record)]).toEqual([[], [], []]);
  });

  test('decimals are printed as the format says', async () => {
    const bytes = xlsx(content, { cells: { [FEE]: '><v>18.870999999999999</v>' }, formats: { [FEE]: '0.0000' } });
    expect((await cellOf(bytes, FEE)).value).toBe('18.8710');
    const general = xlsx(content, { cells: { [FEE]: '><v>0.30000000000000004</v>' }, formats: { [FEE]: 'General' } });
    expect((await cellOf(general, FEE)).value).toBe('0.3');
  });

  test('what is printed counts, not what is stored', async () => {
    expect(await cellOf(xlsx(content, { cells: { [CELL]: '><v>496.4</v>' }, formats: { [CELL]: '0' } }))).toMatchObject(
      { value: '496' },
    );
    const dash = '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ';
    expect(await cellOf(xlsx(content, { cells: { [CELL]: '><v>0</v>' }, formats: { [CELL]: dash } }))).toMatchObject({
      kind: 'mark',
      raw: '-',
    });
    expect(await cellOf(xlsx(content, { cells: { [CELL]: ' t="str"><f>IF(A1,A1,"")</f><v></v>' } }))).toMatchObject({
      kind: 'blank',
    });
  });

  test('blanks and marks stay what they are', async () => {
    const record = await recordOf(xlsx(content, { printed: { [CELL]: '', 'review.upheld': '/', [FEE]: '无' } }));
    expect([CELL, 'review.upheld', FEE].map((id) => record.cells[id as CellId].kind)).toEqual([
      'blank',
      'mark',
      'mark',
    ]);
  });
});

describe('a figure is shown, and a person is asked', () => {
  test.each<[string, XlsxOptions]>([
    ['crossed-out runs', { cells: { [CELL]: rich(piece('9', '<strike/>'), piece('496')) } }],
    ['superscript note marks', { cells: { [CELL]: rich(piece('496'), piece('1', '<vertAlign val="superscript"/>')) } }],
    [
      'a condition that may hide it',
      {
        dxfs: '<dxf><font><color rgb="FFFFFFFF"/></font></dxf>',
        afterData: '<conditionalFormatting sqref="A1:Z99"><cfRule dxfId="0"/></conditionalFormatting>',
      },
    ],
  ])('%s', async (_, options) => {
    const record = await recordOf(xlsx(content, options));
    expect(record.cells[CELL]).toMatchObject({
      kind: 'number',
      value: '496',
      certainty: 'confirm',
      reason: 'not-plain',
    });
    expect([wrong(record, shown), unread(record)]).toEqual([[], []]);
  });
});

describe('a figure that may be another one is left unread', () => {
  test.each<[string, XlsxOptions, string]>([
    ['a formula without a result', { cells: { [CELL]: '><f>SUM(A1:A2)</f>' } }, 'ambiguous'],
    ['a formula without a result, typed as text', { cells: { [CELL]: ' t="str"><f>A1</f>' } }, 'ambiguous'],
    ['an error', { cells: { [CELL]: ' t="e"><f>1/0</f><v>#DIV/0!</v>' } }, 'not-a-number'],
    ['a truth value', { cells: { [CELL]: ' t="b"><v>1</v>' } }, 'not-a-number'],
    ['a date', { cells: { [CELL]: '><v>496</v>' }, formats: { [CELL]: 'yyyy-mm-dd' } }, 'not-a-number'],
    ['a percentage', { cells: { [CELL]: '><v>4.96</v>' }, formats: { [CELL]: '0%' } }, 'not-a-number'],
    ['a figure with another unit by format', { formats: { [CELL]: '0"元"' } }, 'not-a-number'],
    [
      'a figure cut by its format in the middle',
      { cells: { [CELL]: '><v>496.5</v>' }, formats: { [CELL]: '0' } },
      'ambiguous',
    ],
    ['a figure that the format hides', { formats: { [CELL]: ';;;' } }, 'not-visible'],
    ['a text around which the format sets words', { textFigures: true, formats: { [CELL]: '@"件"' } }, 'ambiguous'],
    ['white figures', { fonts: { [CELL]: '<color rgb="FFFFFFFF"/>' } }, 'not-visible'],
    ['figures in the colour of the paper', { fonts: { [CELL]: '<color theme="0"/>' } }, 'not-visible'],
    ['crossed-out figures', { fonts: { [CELL]: '<strike/>' } }, 'struck'],
    ['raised figures', { fonts: { [CELL]: '<vertAlign val="superscript"/>' } }, 'mixed-size'],
    ['nothing but crossed-out text', { cells: { [CELL]: rich(piece('496', '<strike/>')) } }, 'struck'],
    [
      'digits of two sizes',
      { cells: { [CELL]: rich(piece('49', '<sz val="11"/>'), piece('6', '<sz val="5"/>')) } },
      'mixed-size',
    ],
    ['digits on two lines', { cells: { [CELL]: rich(piece('49\n6')) } }, 'several-lines'],
    ['digits on two lines, escaped', { cells: { [CELL]: rich(piece('49_x000A_6')) } }, 'several-lines'],
    ['digits set apart', { cells: { [CELL]: rich(piece('49 6')) } }, 'spaced'],
    ['a shared text that is not there', { cells: { [CELL]: ' t="s"><v>99999</v>' } }, 'ambiguous'],
  ])('%s', async (_, options, reason) => {
    const record = await recordOf(xlsx(content, options));
    expect(record.cells[CELL]).toMatchObject({ kind: 'unread', reason });
    expect(wrong(record, shown)).toEqual([]);
  });

  test('a number too wide for its column is printed as something else', async () => {
    const record = await recordOf(xlsx(content, { columns: '<col min="1" max="30" width="2.7" customWidth="1"/>' }));
    expect(record.cells[CELL]).toMatchObject({ kind: 'unread', reason: 'not-visible' });
    expect(wrong(record, shown)).toEqual([]);
  });

  test('results are not believed where the file asks to work them out anew', async () => {
    const record = await recordOf(xlsx(content, { formulas: true, workbook: '<calcPr fullCalcOnLoad="1"/>' }));
    expect(unread(record)).toHaveLength(25);
    expect(wrong(record, shown)).toEqual([]);
  });

  test('zeros are not believed where the sheet hides them, nor formulas where it shows them', async () => {
    const zeros = await recordOf(xlsx(contentOf(withValues(values, { [CELL]: '0' })), { sheetView: ' showZeros="0"' }));
    expect(zeros.cells[CELL]).toMatchObject({ kind: 'unread', reason: 'not-visible' });
    const formulas = await recordOf(xlsx(content, { formulas: true, sheetView: ' showFormulas="1"' }));
    expect(unread(formulas)).toHaveLength(25);
  });
});

describe('a figure with its unit by format', () => {
  test('is read without it, for a person to confirm', async () => {
    const record = await recordOf(xlsx(content, { formats: { [CELL]: '0"件"' } }));
    expect(record.cells[CELL]).toMatchObject({ kind: 'number', value: shown[CELL], certainty: 'confirm' });
    expect(record.notes).toContainEqual({ code: 'unit', text: expect.stringContaining('请确认'), cells: [CELL] });
    expect([unread(record), wrong(record, shown)]).toEqual([[], []]);
  });
});

describe('the shape of the sheet', () => {
  const parts = xlsxParts(content);
  const SHEET = 'xl/worksheets/sheet1.xml';
  const changed = (change: (xml: string) => string): Uint8Array =>
    zipParts({ ...parts, [SHEET]: change(String(parts[SHEET])) });
  const rowOf = async (id: CellId): Promise<string> => {
    const { place } = await cellOf(xlsx(content), id);
    return place?.in === 'sheet' ? place.address.replace(/\D/g, '') : '';
  };

  test('a hidden row of the form is not read', async () => {
    const row = await rowOf(CELL);
    for (const hidden of ['hidden="1"', 'ht="0" customHeight="1"']) {
      const record = await recordOf(changed((xml) => xml.replace(`<row r="${row}"`, `<row r="${row}" ${hidden}`)));
      expect(unread(record)).toEqual(expect.arrayContaining([CELL]));
      expect([unread(record).length, wrong(record, shown)]).toEqual([7, []]);
    }
  });

  // On the same sheet it takes a head of table 4 with it: that group is lost, and the two others are whole.
  test('a hidden column of the form takes its head along, and nothing of table 3 is read', async () => {
    for (const hidden of ['width="12" hidden="1"', 'width="0"']) {
      const record = await recordOf(xlsx(content, { columns: `<col min="6" max="6" ${hidden}/>` }));
      expect([unread(record).length, wrong(record, shown)]).toEqual([180, []]);
    }
  });

  test('a merge over two values makes both unread', async () => {
    const row = await rowOf(CELL);
    const record = await recordOf(
      changed((xml) => xml.replace('</mergeCells>', `<mergeCell ref="D${row}:E${row}"/></mergeCells>`)),
    );
    expect([unread(record).includes(CELL), wrong(record, shown)]).toEqual([true, []]);
  });

  test('merges that lie over each other are not believed', async () => {
    const row = await rowOf(CELL);
    const clash = `<mergeCell ref="D${row}:D${Number(row) + 1}"/><mergeCell ref="D${Number(row) - 1}:D${row}"/></mergeCells>`;
    expect(wrong(await recordOf(changed((xml) => xml.replace('</mergeCells>', clash))), shown)).toEqual([]);
  });

  test('digits under an empty row of table 4 are not told from its figures', async () => {
    const ids = Object.keys(values).filter((id) => /^(review|litigation)/.test(id)) as CellId[];
    const printed = Object.fromEntries(ids.map((id) => [id, '']));
    const signed = await recordOf(xlsx(content, { printed, signed: true, sheets: 'three' }));
    expect(ids.map((id) => signed.cells[id].kind)).toEqual(ids.map(() => 'unread'));
    const bare = await recordOf(xlsx(content, { printed, sheets: 'three' }));
    expect(ids.map((id) => bare.cells[id].kind)).toEqual(ids.map(() => 'blank'));
  });

  test('the same table on two visible sheets is two reports', async () => {
    const twice = String(parts['xl/workbook.xml']).replace(
      '</sheets>',
      '<sheet name="again" sheetId="7" r:id="rId1"/></sheets>',
    );
    expect(await codeOf(zipParts({ ...parts, 'xl/workbook.xml': twice }))).toBe('several-reports');
  });

  test('a blank under a text box is not claimed', async () => {
    const corner = (name: string, row: number, col: number): string =>
      `<xdr:${name}><xdr:col>${col}</xdr:col><xdr:row>${row}</xdr:row></xdr:${name}>`;
    const over = (from: number, to: number): Parameters<typeof zipParts>[0] => ({
      'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:twoCellAnchor>${corner('from', from, 3)}${corner('to', to, 5)}</xdr:twoCellAnchor></xdr:wsDr>`,
      'xl/worksheets/_rels/sheet1.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
    });
    const row = Number(await rowOf(CELL));
    const printed = { [CELL]: '' };
    const boxed = await recordOf(xlsx(content, { printed, parts: over(row - 1, row - 1) }));
    expect(boxed.cells[CELL]).toMatchObject({ kind: 'unread', reason: 'covered' });
    expect(unread(boxed)).toEqual([CELL]);
    expect((await cellOf(xlsx(content, { printed, parts: over(row + 30, row + 40) }))).kind).toBe('blank');
  });

  test('a cell that stands twice is damage', async () => {
    expect(await codeOf(changed((xml) => xml.replace('</row>', '<c r="A1"><v>1</v></c></row>')))).toBe('damaged');
  });

  test('a form without figures is refused as blank', async () => {
    const printed = Object.fromEntries(Object.keys(values).map((id) => [id, '']));
    expect(await codeOf(xlsx(content, { printed, sheets: 'three' }))).toBe('blank-form');
    expect(await codeOf(xlsx(content, { printed, tablesOnly: true }))).toBe('blank-form');
  });

  test('a workbook of something else is no report', async () => {
    const other = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`;
    expect(await codeOf(changed(() => other))).toBe('not-a-report');
  });
});
