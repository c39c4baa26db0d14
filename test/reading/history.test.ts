/** The trial form of 2019: refused as a report of today, read by its own schema where history is asked for. */
import { describe, expect, jest, test } from '@jest/globals';
import { CELL_IDS, SHORT_FORM_ABSENT_CELLS, SHORT_FORM_CELLS, type CellId } from '#shared/report/cells.js';
import { recordSchema, type Reading } from '#shared/report/record.js';
import { TRIAL_ABSENT_CELLS } from '#shared/report/trial-form.js';
import { readDocument } from '#shared/reading/read-document.js';
import { docx } from '../builders/docx.js';
import { table2Grid, type PrintOptions } from '../builders/form-tables.js';
import { HTML_LAYOUTS, htmlReport } from '../builders/html.js';
import { narrativeFor } from '../builders/narrative.js';
import { layoutPdf } from '../builders/pdf-layouts.js';
import { ruledPdf } from '../builders/ruled-pdf.js';
import { textLayer } from '../builders/text-layer.js';
import { distinctValues, shortFormValues } from '../builders/values.js';
import { xlsx } from '../builders/xlsx.js';
import { recordIn } from './pdf/scores.js';

// Two engines and a painted page for every document: slow where many tests share a machine.
jest.setTimeout(60_000);

const values = distinctValues(91);
const content = { values, narrative: narrativeFor(values) };
const trial: PrintOptions = { trialForm: true };
const absent = new Set<CellId>([...TRIAL_ABSENT_CELLS, ...SHORT_FORM_ABSENT_CELLS]);

const DOCUMENTS: readonly (readonly [string, (options: PrintOptions) => Promise<Uint8Array> | Uint8Array])[] = [
  ['a ruled PDF', (options) => ruledPdf(content, options)],
  ['a PDF with level rules', (options) => layoutPdf(content, { ...options, border: 'level' })],
  ['a PDF without rules', (options) => layoutPdf(content, { ...options, border: 'none' })],
  ['a Word document', (options) => docx(content, options)],
  ['a workbook', (options) => xlsx(content, options)],
  ...HTML_LAYOUTS.map(
    (layout) =>
      [`a web page (${layout})`, (options: PrintOptions) => htmlReport(content, { ...options, layout })] as const,
  ),
  ['a text', (options) => Buffer.from(textLayer(content, options))],
];

function codeOf(reading: Reading): string {
  return reading.status === 'refused' ? reading.reason.code : reading.status;
}

/** Cells that say something else than what is printed; unread is no such thing. */
function wrongIn(reading: Reading): string[] {
  const { cells } = recordIn(reading);
  return CELL_IDS.filter((id) => {
    const { kind, value } = cells[id];
    if (kind === 'unread') return false;
    return absent.has(id) ? kind !== 'not-printed' : kind !== 'number' || value !== values[id];
  });
}

describe.each(DOCUMENTS)('%s on the trial form of 2019', (_, make) => {
  test('is refused as an old form, and read by its own schema for history', async () => {
    const bytes = await make(trial);
    expect(codeOf(await readDocument(bytes))).toBe('old-form');
    const reading = await readDocument(bytes, { history: true });
    const record = recordIn(reading);
    expect(recordSchema.safeParse(record).success).toBe(true);
    expect(record.form).toBe('2019-trial');
    expect(wrongIn(reading)).toEqual([]);
    const unread = CELL_IDS.filter((id) => record.cells[id].kind === 'unread');
    expect(unread).toEqual([]);
    const single = Object.entries(record.shortFormRow!).map(([id, cell]) => [id, cell.value]);
    expect(Object.fromEntries(single)).toEqual(shortFormValues(values));
  });
});

describe('what the trial form does not print', () => {
  test('no figure of it takes the place of a cell with another meaning', async () => {
    const { cells } = recordIn(await readDocument(await ruledPdf(content, trial), { history: true }));
    for (const id of absent) expect([id, cells[id]]).toMatchObject([id, { kind: 'not-printed', value: null, raw: '' }]);
    expect(TRIAL_ABSENT_CELLS).toEqual([
      'activeDisclosure.rules.issued',
      'activeDisclosure.rules.repealed',
      'activeDisclosure.rules.inForce',
      'activeDisclosure.normativeDocuments.issued',
      'activeDisclosure.normativeDocuments.repealed',
      'activeDisclosure.normativeDocuments.inForce',
      'activeDisclosure.fees.amount',
    ]);
  });
});

describe('guard: a document that mixes the two forms', () => {
  const rowsOfToday = layoutPdf(content, { grids: { table2: table2Grid(values, trial) } });

  test('table 2 of the trial form over 25 rows: the three rows are neither read nor said not to be printed', async () => {
    expect(codeOf(await readDocument(await rowsOfToday))).toBe('old-form');
    const reading = await readDocument(await rowsOfToday, { history: true });
    const { cells, form } = recordIn(reading);
    expect(form).toBe('2019-trial');
    expect(SHORT_FORM_ABSENT_CELLS.map((id) => cells[id].kind)).toEqual(SHORT_FORM_ABSENT_CELLS.map(() => 'unread'));
    expect(CELL_IDS.filter((id) => cells[id].kind === 'number' && cells[id].value !== values[id])).toEqual([]);
  });

  test.each([
    ['上一年项目数量', '处理决定数量'],
    ['行政处罚', '行政强制'],
  ])('%s and %s changed places: no figure moves with its head', async (...swapped) => {
    const bytes = htmlReport(content, { ...trial, swapped: swapped as [string, string] });
    const { cells } = recordIn(await readDocument(bytes, { history: true }));
    const decisions = ['licensing', 'penalties', 'compulsion'].map(
      (name) => cells[`activeDisclosure.${name}.decisions` as CellId],
    );
    if (swapped[0] === '行政处罚') {
      // The labels are what says which figure is which.
      expect(decisions.map((cell) => cell.value)).toEqual(
        ['licensing', 'compulsion', 'penalties'].map((name) => values[`activeDisclosure.${name}.decisions` as CellId]),
      );
    } else expect(decisions.map((cell) => cell.kind)).toEqual(['unread', 'unread', 'unread']);
  });

  test('the empty trial form is an old form, and blank where history is asked for', async () => {
    const printed = Object.fromEntries([...CELL_IDS, ...SHORT_FORM_CELLS].map((id) => [id, '']));
    const bytes = docx(content, { ...trial, printed });
    expect(codeOf(await readDocument(bytes))).toBe('old-form');
    expect(codeOf(await readDocument(bytes, { history: true }))).toBe('blank-form');
  });
});

describe('history asked for a report on the form in force', () => {
  test.each(DOCUMENTS.filter(([name]) => !/rules$/.test(name)))('changes nothing: %s', async (_, make) => {
    const bytes = await make({});
    expect(await readDocument(bytes, { history: true })).toEqual(await readDocument(bytes));
  });
});
