/** The official Word document of a record: read back by the product's own reader it says what it was made from. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CELL_IDS, FEE_CELL, type CellId } from '#shared/report/cells.js';
import { cleanContent, isTablePart, PARTS, type FormContent, type PartId } from '#shared/form/parts.js';
import { typedRecord, unreadableCells } from '#shared/form/typed-record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { readOfficeDocument } from '#shared/reading/read-office.js';
import { reportDocument } from '#shared/takeaway/form-document.js';
import { officialReport } from '#shared/takeaway/official-report.js';
import { reportPdf } from '#shared/takeaway/pdf/report-pdf.js';
import { differenceFrom, provenDocument } from '#shared/takeaway/read-back.js';
import { narrativeFor } from '../builders/narrative.js';
import { FONT_FILE } from '../builders/ruled-pdf.js';
import { distinctValues } from '../builders/values.js';

const OF = { agencyName: '云溪县教育局', year: 2025 };

/** A form typed with these values and the made-up words that go with them. */
function typedForm(seed: number): FormContent {
  const values = distinctValues(seed);
  const words = narrativeFor(values, OF);
  const text = (part: string) =>
    part === 'opening' ? words.opening : (words.sections[Number(part.slice(-1)) - 1] ?? []);
  return Object.fromEntries(
    PARTS.map((part) => [part, cleanContent(part, isTablePart(part) ? values : { text: text(part).join('\n') })]),
  );
}

const NUMBER = fc.oneof(fc.nat({ max: 9 }), fc.nat(), fc.integer({ min: 0, max: 999_999_999_999 })).map(String);
const FIGURE = fc.oneof(
  { weight: 5, arbitrary: NUMBER },
  { weight: 1, arbitrary: fc.constantFrom('', '/', '—', '无', '１２', '1,234', ' 7 ') },
);
const FEE = fc.oneof(FIGURE, fc.constantFrom('18.8710', '0.5', '316441.00'));
const SENTENCE = fc
  .array(fc.constantFrom(...'全年新收政府信息公开申请三件，办结2件；《条例》“主动”(a-b) <x> & 12.5%、'), {
    minLength: 1,
    maxLength: 60,
  })
  .map((characters) => `本机关${characters.join('')}。`);
const TEXT = fc.array(SENTENCE, { maxLength: 4 }).map((sentences) => sentences.join('\n'));

const anyForm = fc
  .record({
    cells: fc.tuple(...CELL_IDS.map((id) => (id === FEE_CELL ? FEE : FIGURE))),
    texts: fc.tuple(TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT),
  })
  .map(({ cells, texts }): FormContent => {
    const values = Object.fromEntries(CELL_IDS.map((id, index) => [id, cells[index] ?? '']));
    return Object.fromEntries(
      PARTS.map((part, index) => [part, cleanContent(part, isTablePart(part) ? values : { text: texts[index] ?? '' })]),
    );
  });

describe('the official Word document', () => {
  test('says every number, blank and mark and every paragraph that was typed, whatever they are', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const record = typedRecord(form, OF);
        expect(unreadableCells(form)).toEqual([]);
        expect(provenDocument(record, OF)).toHaveProperty('bytes');
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  test.each([1, 2, 3, 4, 5])('is read whole and agreed by the one door, as any upload is (%i)', async (seed) => {
    const record = typedRecord(typedForm(seed), OF);
    const proven = provenDocument(record, OF);
    const reading = await readDocument('bytes' in proven ? proven.bytes : new Uint8Array());
    expect(reading.status).toBe('extracted');
    if (reading.status === 'refused') return;
    expect(CELL_IDS.filter((id) => reading.record.cells[id].certainty !== 'agreed')).toEqual([]);
    expect([reading.record.agencyName, reading.record.year, reading.record.notes]).toEqual([
      OF.agencyName,
      OF.year,
      [],
    ]);
    expect(reading.record.traces).toEqual([]);
    expect(reading.record.period).toBe(record.period);
  });

  test('is the same for the same report, byte by byte', () => {
    const report = officialReport(typedRecord(typedForm(3), OF), OF);
    expect(Buffer.compare(reportDocument(report), reportDocument(report))).toBe(0);
  });
});

describe('the proof', () => {
  const record = typedRecord(typedForm(2), OF);
  const written = (report = officialReport(record, OF)) => readOfficeDocument(reportDocument(report));

  test.each<[string, CellId, string]>([
    ['another number', 'review.total', '999999'],
    ['a zero for a blank', 'outcomes.granted@total', ''],
    ['a mark for a number', 'activeDisclosure.fees.amount', '/'],
  ])('finds %s in one cell of 200', (_, cell, printed) => {
    const report = officialReport(record, OF);
    const other = { ...report, figures: new Map([...report.figures, [cell, printed]]) };
    expect(differenceFrom(record, written(other))).toEqual({ cells: [cell], sections: [], refused: null });
  });

  test('finds a section that lost a paragraph, and an opening', () => {
    const report = officialReport(record, OF);
    const shorter = { ...report, opening: [], sections: report.sections.map((text, at) => (at === 4 ? [] : text)) };
    expect(differenceFrom(record, written(shorter))).toEqual({ cells: [], sections: [0, 5], refused: null });
  });

  test('refuses a text that the reader takes for a heading of the form', () => {
    const form = { ...typedForm(2), section1: { text: '前文。\n二、主动公开政府信息情况\n后文。' } };
    expect(provenDocument(typedRecord(form, OF), OF)).toMatchObject({ differs: {} });
  });

  test('refuses a form without any figure, which no reader takes for a report', () => {
    expect(provenDocument(typedRecord({}, OF), OF)).toMatchObject({ differs: { refused: 'blank-form' } });
  });
});

/** A PDF says where each character stands and not that there is a blank between two: none is read within a line. */
function withoutBlanks(form: FormContent): FormContent {
  const texts = PARTS.filter((part) => !isTablePart(part));
  const text = (part: PartId) => cleanContent(part, { text: (form[part]?.['text'] ?? '').replaceAll(' ', '') });
  return { ...form, ...Object.fromEntries(texts.map((part) => [part, text(part)])) };
}

describe('the official PDF', () => {
  const font = readFileSync(FONT_FILE);

  test('says every number, blank and mark and every paragraph that was typed, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(anyForm, async (form) => {
        const record = typedRecord(withoutBlanks(form), OF);
        const made = await reportPdf(officialReport(record, OF), font);
        const reading = await readDocument('bytes' in made ? made.bytes : new Uint8Array());
        expect(differenceFrom(record, reading)).toBeUndefined();
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });
});
