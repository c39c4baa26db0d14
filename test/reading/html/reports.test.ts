import { describe, expect, test } from '@jest/globals';
import { CELL_IDS, SHORT_FORM_ABSENT_ROWS, type CellId } from '#shared/report/cells.js';
import { recordSchema, unconfirmedCells, type Reading, type ReportRecord } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { encoded, ENCODINGS, HTML_LAYOUTS, htmlReport, htmlText, htmlVariant } from '../../builders/html.js';
import { HIDINGS } from '../../builders/html-page.js';
import { narrativeFor } from '../../builders/narrative.js';
import { allZero, distinctValues, shortFormValues, withValues, type FormValues } from '../../builders/values.js';

const values = distinctValues(11);
const other = distinctValues(12);
const report = { values, narrative: narrativeFor(values) };

function recordFrom(reading: Reading): ReportRecord {
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.reason));
  return reading.record;
}

function isAbsent(id: CellId): boolean {
  return SHORT_FORM_ABSENT_ROWS.some((row) => id.startsWith(`${row}@`));
}

/** Cells that are neither the printed number nor, where the form prints none, marked so. */
function differing(record: ReportRecord, printed: FormValues): CellId[] {
  return CELL_IDS.filter((id) => {
    const cell = record.cells[id];
    if (record.form === '2021-short' && isAbsent(id)) return cell.kind !== 'not-printed';
    return cell.kind !== 'number' || cell.value !== printed[id];
  });
}

function sectionTexts(record: ReportRecord): (readonly string[])[] {
  return record.sections.map((section) => section.paragraphs);
}

/** The others may be seen: whether they are would have to be worked out. */
const SURELY_HIDDEN: ReadonlySet<string> = new Set(
  HIDINGS.filter(
    (how) => !['aria-hidden', 'font-size', 'white', 'off-page', 'clipped', 'closed-details'].includes(how),
  ),
);

describe('honest web pages are read completely', () => {
  test.each(Array.from({ length: 40 }, (_, index) => index + 1))('page %d', async (seed) => {
    const printed = distinctValues(seed);
    const narrative = narrativeFor(printed);
    const options = htmlVariant(seed, distinctValues(seed + 5_000));
    const record = recordFrom(await readDocument(htmlReport({ values: printed, narrative }, options)));
    expect(differing(record, printed)).toEqual([]);
    expect(sectionTexts(record)).toEqual(narrative.sections);
    expect([record.agencyName, record.year]).toEqual([narrative.agencyName, narrative.year]);
    expect(record.period).toContain(`${narrative.year}年1月1日`);
    expect(record.form).toBe(options.shortForm === true ? '2021-short' : '2021');
    expect(recordSchema.safeParse(record).success).toBe(true);
    const { hidden } = options;
    if (hidden === undefined || SURELY_HIDDEN.has(hidden.how)) expect(unconfirmedCells(record)).toEqual([]);
  });

  test.each(HTML_LAYOUTS)('layout %s, and its certainty', async (layout) => {
    const record = recordFrom(await readDocument(htmlReport(report, { layout, chrome: true })));
    expect(differing(record, values)).toEqual([]);
    const boxes = ['css-tables', 'flex-rows', 'plain-boxes'].includes(layout);
    const certainties = new Set(CELL_IDS.map((id) => record.cells[id].certainty));
    // Two independent readings are possible where there is table markup.
    expect(certainties.has('agreed')).toBe(!boxes);
  });

  test.each(ENCODINGS)('encoding %s', async (encoding) => {
    expect(differing(recordFrom(await readDocument(htmlReport(report, { encoding }))), values)).toEqual([]);
  });

  test('a report of nothing but zeros', async () => {
    const zero = allZero();
    const record = recordFrom(await readDocument(htmlReport({ values: zero, narrative: narrativeFor(zero) })));
    expect(differing(record, zero)).toEqual([]);
  });

  test('the older form keeps its single row 其他处理', async () => {
    const record = recordFrom(await readDocument(htmlReport(report, { shortForm: true })));
    const single = Object.entries(record.shortFormRow!).map(([id, cell]) => [id, cell.value, cell.certainty]);
    expect(single).toEqual(Object.entries(shortFormValues(values)).map(([id, value]) => [id, value, 'agreed']));
  });

  test('blanks and marks stay what they are', async () => {
    const printed = {
      'activeDisclosure.rules.issued': '/',
      'review.upheld': '—',
      'outcomes.granted@total': '',
    } as const;
    const record = recordFrom(await readDocument(htmlReport(report, { printed, cells: 'spaces' })));
    expect(record.cells['activeDisclosure.rules.issued']).toMatchObject({ kind: 'mark', raw: '/', value: null });
    expect(record.cells['review.upheld']).toMatchObject({ kind: 'mark', raw: '—' });
    expect(record.cells['outcomes.granted@total']).toMatchObject({ kind: 'blank', value: null });
  });

  test('decimals are kept as printed', async () => {
    const shown = withValues(values, { 'activeDisclosure.fees.amount': '18.8710' });
    const record = recordFrom(await readDocument(htmlReport({ ...report, values: shown })));
    expect(record.cells['activeDisclosure.fees.amount'].value).toBe('18.8710');
  });

  test('every number names its table, row and column in the page', async () => {
    const record = recordFrom(await readDocument(htmlReport(report)));
    expect(record.cells['activeDisclosure.rules.repealed'].place).toEqual({ in: 'table', table: 1, row: 3, column: 3 });
    expect(record.cells['requests.newlyReceived@total'].place).toEqual({ in: 'table', table: 2, row: 4, column: 10 });
    expect(record.cells['litigationAfterReview.total'].place).toEqual({ in: 'table', table: 3, row: 4, column: 15 });
  });
});

describe('what nobody sees never counts', () => {
  test.each(HIDINGS)('a copy with other numbers: %s', async (how) => {
    const page = htmlReport(report, { hidden: { how, values: other }, chrome: true });
    const record = recordFrom(await readDocument(page));
    expect(differing(record, values)).toEqual([]);
    expect(sectionTexts(record)).toEqual(report.narrative.sections);
    expect(unconfirmedCells(record)).toHaveLength(SURELY_HIDDEN.has(how) ? 0 : CELL_IDS.length);
  });

  test('a copy alone, hidden, is no report', async () => {
    const page = htmlText(report)
      .replace('<body>', '<body><div style="display:none">')
      .replace('</body>', '</div></body>');
    const reading = await readDocument(encoded(page));
    // The window's title still tells what the page was to be.
    expect(reading).toMatchObject({ status: 'refused', reason: { code: 'no-tables' } });
  });

  test.each([
    ['@media print{table{display:none}}', 0],
    ['@media (max-width:600px){.content{display:none}}', CELL_IDS.length],
    ['.content:hover{display:none}', CELL_IDS.length],
  ])('%s: read, with %d cells to confirm', async (css, confirmed) => {
    const page = htmlText(report).replace('</style>', `${css}</style>`);
    const record = recordFrom(await readDocument(encoded(page)));
    expect(differing(record, values)).toEqual([]);
    expect(unconfirmedCells(record)).toHaveLength(confirmed);
  });

  test('a rule that cannot be judged from the page leaves its figures unread', async () => {
    const page = htmlText(report).replace('</style>', 'td:nth-child(4){display:none}</style>');
    const reading = await readDocument(encoded(page));
    const read =
      reading.status === 'refused' ? [] : CELL_IDS.filter((id) => reading.record.cells[id].kind === 'number');
    const wrong = read.filter((id) => recordFrom(reading).cells[id].value !== values[id]);
    expect(wrong).toEqual([]);
    expect(read).not.toContain('denied.stateSecrets@researchInstitution');
  });
});

describe('whose report it is', () => {
  test('links to other reports are not asked', async () => {
    const page = htmlText(report, { chrome: true }).replace(/<h1[\s\S]*?<\/h1>/, '');
    const record = recordFrom(await readDocument(encoded(page)));
    expect([record.agencyName, record.year]).toEqual([report.narrative.agencyName, report.narrative.year]);
  });

  test('a title in the article goes before the title of the window', async () => {
    const page = htmlText(report).replace(
      /<title>.*?<\/title>/,
      '<title>云溪县教育局2019年政府信息公开工作年度报告_门户</title>',
    );
    expect(recordFrom(await readDocument(encoded(page)))).toMatchObject({ agencyName: '云溪县示例局', year: 2025 });
  });

  test('what the portal prints under the article is not part of section six', async () => {
    const page = htmlText(report).replace('</body>', '<p>打印本页</p><p>主办单位：云溪县人民政府</p></body>');
    expect(sectionTexts(recordFrom(await readDocument(encoded(page))))[5]).toEqual(report.narrative.sections[5]);
  });
});
