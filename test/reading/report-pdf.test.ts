/** The official PDF of a record, read by the product's own readers: every cell and every section says what was typed. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { cleanContent, isTablePart, PARTS, type FormContent } from '#shared/form/parts.js';
import { typedRecord } from '#shared/form/typed-record.js';
import type { ReportRecord } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { officialReport } from '#shared/takeaway/official-report.js';
import { reportPdf } from '#shared/takeaway/pdf/report-pdf.js';
import { differenceFrom } from '#shared/takeaway/read-back.js';
import { narrativeFor } from '../builders/narrative.js';
import { FONT_FILE } from '../builders/ruled-pdf.js';
import { consistentValues, distinctValues } from '../builders/values.js';

const OF = { agencyName: '云溪县教育局', year: 2025 };
/** Has the characters of these reports; the whole font takes seconds to open. */
const font = readFileSync(FONT_FILE);

function recordWith(values: ReturnType<typeof distinctValues>) {
  const words = narrativeFor(values, OF);
  const form: FormContent = Object.fromEntries(
    PARTS.map((part) => {
      const text = part === 'opening' ? words.opening : (words.sections[Number(part.slice(-1)) - 1] ?? []);
      return [part, cleanContent(part, isTablePart(part) ? values : { text: text.join('\n') })];
    }),
  );
  return typedRecord(form, OF);
}

async function pdfOf(record: ReportRecord): Promise<Uint8Array> {
  const made = await reportPdf(officialReport(record, OF), font);
  if ('missing' in made) throw new Error(`no glyphs for ${made.missing.join('')}`);
  return made.bytes;
}

test('is not made with boxes for characters that the font does not have: they are told', async () => {
  const record = typedRecord({ section1: { text: '本机关龘𠮷。' } }, OF);
  expect(await reportPdf(officialReport(record, OF), font)).toEqual({ missing: ['龘', '𠮷'] });
});

test.each([1, 2])('says every number and every paragraph that was typed (%i)', async (seed) => {
  const record = recordWith(seed % 2 === 0 ? consistentValues(seed) : distinctValues(seed));
  const reading = await readDocument(await pdfOf(record));
  expect(differenceFrom(record, reading)).toBeUndefined();
});

test.each([
  ['one line', '今年收到申请较多，已全部办理。'],
  ['paragraphs of one line each', '收到申请三件。\n办结申请三件。\n没有结转。'],
])('says what stands right below a table: %s', async (_, text) => {
  const narrative = Object.fromEntries([2, 3, 4].map((n) => [`section${n}`, { text }]));
  const record = typedRecord({ ...narrative, table3: { 'requests.newlyReceived@total': '3' } }, OF);
  expect(differenceFrom(record, await readDocument(await pdfOf(record)))).toBeUndefined();
});

test('is the same for the same report, byte by byte', async () => {
  const record = recordWith(distinctValues(3));
  expect(Buffer.compare(await pdfOf(record), await pdfOf(record))).toBe(0);
});
