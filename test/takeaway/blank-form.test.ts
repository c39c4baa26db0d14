/** The official form to fill in, as a workbook and as a Word document: blank, carried over from last year, and filled in. */
import { describe, expect, test } from '@jest/globals';
import { readDocument } from '#shared/reading/read-document.js';
import { CELL_IDS, TABLE3_COLUMNS, table3Cell, type CellId } from '#shared/report/cells.js';
import { formLayout } from '#shared/report/layout.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import { carriedIn } from '#shared/takeaway/carry-forward.js';
import { formDocument } from '#shared/takeaway/form-document.js';
import { formSheet, formWorkbook } from '#shared/takeaway/form-workbook.js';
import { cellAddress } from '#shared/takeaway/ooxml/sheet-draft.js';
import { drawTable } from '#shared/takeaway/form-sheet.js';
import { recordOf } from '../builders/record.js';
import { distinctValues, type FormValues } from '../builders/values.js';
import { partsIn, rewritten, t, typedIn } from './workbooks.js';

const lastYear = recordOf(distinctValues(4));
const blank = { agencyName: '云溪县教育局', year: 2025, previous: null };
const carried = { ...blank, previous: lastYear };
const values = distinctValues(8);
const CARRIED = TABLE3_COLUMNS.map((column) => table3Cell('requests.carriedIn', column));

async function recordIn(bytes: Uint8Array): Promise<ReportRecord> {
  const reading = await readDocument(bytes);
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.reason));
  return reading.record;
}

/** Types every value into the produced workbook, as a person does. */
function filledWorkbook(form: typeof carried | typeof blank, shown: FormValues): Uint8Array {
  const { cells } = formSheet(form, t);
  const rowOf = (label: string): number =>
    cells.find(({ content }) => content !== null && 'text' in content && content.text === label)!.row;
  const tops = {
    2: rowOf('二、主动公开政府信息情况') + 1,
    3: rowOf('三、收到和处理政府信息公开申请情况') + 1,
    4: rowOf('四、政府信息公开行政复议、行政诉讼情况') + 1,
  };
  const typed = ([2, 3, 4] as const).flatMap((table) =>
    [...drawTable(formLayout('full')[table], tops[table], () => ({ content: null, look: {} })).spots].map(
      ([cell, spot]) =>
        [
          cellAddress(spot),
          cell.endsWith('fees.amount') ? shown[cell as CellId] : `><v>${shown[cell as CellId]}</v></c>`,
        ] as const,
    ),
  );
  const xml = typed.map(([address, value]) => [address, value.startsWith('>') ? ` ${value}` : value] as const);
  return typedIn(formWorkbook(form, t), 1, Object.fromEntries(xml));
}

/** The figures of the form stand one after the other in the document. */
function filledDocument(form: typeof carried | typeof blank, shown: FormValues): Uint8Array {
  const left = CELL_IDS.map((id) => shown[id]);
  return rewritten(formDocument(form, t), 'word/document.xml', (xml) =>
    xml.replace(/<w:p><w:pPr><w:pStyle w:val="(figure|smallFigure)"\/><\/w:pPr>.*?<\/w:p>/g, (_, style: string) => {
      const run = `<w:r><w:t>${left.shift() ?? 'one too many'}</w:t></w:r>`;
      return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run}</w:p>`;
    }),
  );
}

describe.each([
  ['workbook', formWorkbook, filledWorkbook],
  ['Word document', formDocument, filledDocument],
] as const)('the form as a %s', (_, make, fill) => {
  test('is refused as blank when it comes back unfilled', async () => {
    expect(await readDocument(make(blank, t))).toMatchObject({ status: 'refused', reason: { code: 'blank-form' } });
  });

  test('with last year’s figures is read when it comes back unfilled: those, and everything else blank', async () => {
    const record = await recordIn(make(carried, t));
    const numbers = CELL_IDS.filter((id) => record.cells[id].kind === 'number');
    expect(numbers).toEqual(CARRIED);
    expect(numbers.map((id) => record.cells[id].value)).toEqual(
      TABLE3_COLUMNS.map((column) => lastYear.cells[table3Cell('requests.carriedForward', column)].value),
    );
    expect(CELL_IDS.filter((id) => record.cells[id].kind === 'blank')).toHaveLength(193);
  });

  test.each([
    ['blank', blank],
    ['carried over', carried],
  ] as const)('filled in is read completely (%s)', async (__, form) => {
    const record = await recordIn(fill(form, values));
    expect(CELL_IDS.map((id) => [id, record.cells[id].value])).toEqual(CELL_IDS.map((id) => [id, values[id]]));
    expect(CELL_IDS.filter((id) => record.cells[id].certainty !== 'agreed')).toEqual([]);
    expect([record.agencyName, record.year, record.notes]).toEqual(['云溪县教育局', 2025, []]);
  });

  test('has the six headings in order, and the note on the balance', async () => {
    const record = await recordIn(fill(blank, values));
    expect(record.sections.map(({ located, heading }) => [located, heading.slice(2)])).toEqual(
      SECTION_HEADINGS.map(({ zh }) => [true, zh]),
    );
    const xml = Object.values(partsIn(make(blank, t))).join('');
    expect(xml).toContain('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）');
  });

  test('leaves no trace of who made it, no note and no hidden part in the report that it becomes', async () => {
    expect((await recordIn(make(carried, t))).traces).toEqual([]);
    const parts = partsIn(make(carried, t));
    expect(Object.keys(parts).filter((name) => /comment|docProps|vml/i.test(name))).toEqual([]);
    expect(Object.values(parts).join('')).not.toMatch(/hidden=|vanish|<w:ins |<w:del /);
  });

  test('tells where last year’s figures come from', () => {
    const xml = Object.values(partsIn(make(carried, t))).join('');
    expect(xml.match(/2024年度报告/g)).toHaveLength(7);
    expect(Object.values(partsIn(make(blank, t))).join('')).not.toContain('2024年度报告');
  });

  test('gives the same bytes for the same body and year', () => {
    expect(Buffer.compare(make(carried, t), make(carried, t))).toBe(0);
  });
});

describe('what is carried over', () => {
  const withCell = (cell: Partial<CellReading>): ReportRecord => {
    const id = table3Cell('requests.carriedForward', 'naturalPerson');
    return { ...lastYear, cells: { ...lastYear.cells, [id]: { ...lastYear.cells[id], ...cell } } };
  };
  const id = table3Cell('requests.carriedIn', 'naturalPerson');

  test('is the row of seven, a 0 too', () => {
    expect([...carriedIn(lastYear).keys()]).toEqual(CARRIED);
    expect(carriedIn(withCell({ value: '0' })).get(id)).toBe('0');
  });

  test('is never made up: a blank, a mark and an unread cell of last year leave this year’s cell empty', () => {
    for (const kind of ['blank', 'mark', 'unread'] as const)
      expect(carriedIn(withCell({ kind, value: null })).has(id)).toBe(false);
    expect(carriedIn(null).size).toBe(0);
  });
});
