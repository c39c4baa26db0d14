import { describe, expect, test } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { CELL_IDS, SHORT_FORM_CELLS, TABLE4_CELLS } from '#shared/report/cells.js';
import { SECTION_HEADINGS, SECTION_ORDINALS, TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import { feeInYuan, printNumber, table2Grid, table3Grid, table4Grid, type FormGrid } from './form-tables.js';
import { narrativeFor } from './narrative.js';
import { FONT_FILE, ruledPdf } from './ruled-pdf.js';
import { textLayer } from './text-layer.js';
import { allZero, distinctValues, shortFormValues } from './values.js';

const values = distinctValues(11);
const content = { values, narrative: narrativeFor(values) };
/** pdfkit keeps the parsed font to itself; asking it is surer than asking a list. */
function glyphs(): (character: string) => boolean {
  const doc = new PDFDocument().font(readFileSync(FONT_FILE)) as unknown as {
    _font: { font: { hasGlyphForCodePoint(code: number): boolean } };
  };
  return (character) => doc._font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
}

/** Every grid position that a cell covers; fails on overlap, gap or overhang. */
function covered(grid: FormGrid): number[] {
  const places = grid.rows.map(() => grid.columns.map(() => 0));
  grid.rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (places[row]![column] !== 0) column += 1;
      for (let down = 0; down < cell.rowspan; down += 1) {
        for (let across = 0; across < cell.colspan; across += 1) places[row + down]![column + across]! += 1;
      }
    }
  });
  return places.flat();
}

function printedIn(grid: FormGrid): string[] {
  return grid.rows.flatMap((row) => row.filter((cell) => cell.role === 'value').map((cell) => cell.text));
}

describe('the font of the documents', () => {
  test('stays under 300 KB', () => {
    expect(statSync(FONT_FILE).size).toBeLessThan(300 * 1024);
  });

  test('has exactly the characters of its list', () => {
    const listed = readFileSync(new URL('./fonts/characters.txt', import.meta.url), 'utf8').replaceAll('\n', '');
    const has = glyphs();
    expect([...listed].filter((character) => !has(character))).toEqual([]);
    expect(has('\u9f98')).toBe(false);
  });

  test('has every character of the labels, of the grids and of the narrative', () => {
    const words = [
      textLayer(content),
      textLayer({ values: allZero(), narrative: narrativeFor(allZero()) }),
      ...Object.values(TABLE3_ROW_LABELS).map((label) => label.zh),
      printNumber('1234567890.5', { digits: 'full-width', thousands: true }),
      '/—-无',
      feeInYuan(values),
    ].join('');
    const has = glyphs();
    expect([...new Set(words)].filter((one) => one.trim() !== '' && !has(one))).toEqual([]);
  });
});

describe('the tables of the form', () => {
  test.each([
    ['2', table2Grid(values), 14, 10],
    ['3', table3Grid(values), 28, 175],
    ['3 of the older form', table3Grid(values, { shortForm: true }), 26, 161],
    ['4', table4Grid(values), 4, 15],
  ])('table %s is covered once by its cells and prints its numbers', (_name, grid, rows, count) => {
    expect(grid.rows).toHaveLength(rows);
    expect(new Set(covered(grid))).toEqual(new Set([1]));
    expect(printedIn(grid)).toHaveLength(count);
  });

  test('numbers come in official order', () => {
    const printed = [table2Grid(values), table3Grid(values), table4Grid(values)].flatMap(printedIn);
    expect(printed).toEqual(CELL_IDS.map((id) => values[id]));
  });

  test('a cell can print something else than its number, and the single row its sum', () => {
    const grid = table3Grid(values, { shortForm: true, printed: { 'outcomes.granted@naturalPerson': '—' } });
    expect(printedIn(grid)[14]).toBe('—');
    expect(printedIn(grid).slice(140, 147)).toEqual(SHORT_FORM_CELLS.map((id) => shortFormValues(values)[id]));
  });

  test.each([
    ['1234567', { thousands: true }, '1,234,567'],
    ['999', { thousands: true }, '999'],
    ['18.8710', { thousands: true }, '18.8710'],
    ['18.8710', { digits: 'full-width' as const }, '１８．８７１０'],
  ])('%s is printed as asked (%j): %s', (value, options, printed) => {
    expect(printNumber(value, options)).toBe(printed);
  });

  test('the fee in yuan keeps the amount', () => {
    expect(feeInYuan({ ...values, 'activeDisclosure.fees.amount': '18.8710' })).toBe('188710元');
    expect(feeInYuan({ ...values, 'activeDisclosure.fees.amount': '3' })).toBe('30000元');
  });
});

describe('the ruled PDF', () => {
  test('is the same bytes for the same input, and others for other numbers', async () => {
    const first = await ruledPdf(content);
    expect(Buffer.from(first).equals(await ruledPdf(content))).toBe(true);
    expect(Buffer.from(first).equals(await ruledPdf({ ...content, values: distinctValues(12) }))).toBe(false);
    expect(Buffer.from(first.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
  });

  test('closes the frame at the page end only when asked', async () => {
    const open = await ruledPdf(content);
    const closed = await ruledPdf(content, { tableBreak: 'closed' });
    expect(Buffer.from(open).equals(closed)).toBe(false);
  });
});

describe('the text layer', () => {
  const text = textLayer(content);

  test('has the six headings in order and the pages cut by form feeds', () => {
    const at = SECTION_HEADINGS.map((heading, index) => text.indexOf(`\n${SECTION_ORDINALS[index]}、${heading.zh}\n`));
    expect(at.every((place) => place > 0)).toBe(true);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
    expect(text.split('\f')).toHaveLength(4);
    expect(textLayer(content, { formFeeds: false })).not.toContain('\f');
  });

  test('wraps the tall labels and lets their last number fall to its own line', () => {
    const [six, total] = [
      ['naturalPerson', 'commercialEnterprise', 'researchInstitution', 'socialWelfareOrganization'] as const,
      values['otherHandling.feeUnpaid@total'],
    ];
    const start = six.map((column) => values[`otherHandling.feeUnpaid@${column}`]).join(' ');
    expect(text).toMatch(new RegExp(`\\n2\\.申请人逾期.*\\n.*\\n.*\\n\\n${start} \\d+ \\d+\\n\\n${total}\\n`));
  });

  test('prints all numbers of table 4 in one line and splits the words of the heads', () => {
    expect(text).toContain(`\n${TABLE4_CELLS.map((id) => values[id]).join(' ')}\n`);
    expect(text).toContain('\n总计商业\n\n企业\n');
  });
});
