/** The official PDF of a record, read by the product's own readers: every cell and every section says what was typed. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { cleanContent, isTablePart, PARTS, type FormContent } from '#shared/form/parts.js';
import { typedRecord } from '#shared/form/typed-record.js';
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

test.each([1, 2])('says every number and every paragraph that was typed (%i)', async (seed) => {
  const record = recordWith(seed % 2 === 0 ? consistentValues(seed) : distinctValues(seed));
  const reading = await readDocument(await reportPdf(officialReport(record, OF), font));
  expect(differenceFrom(record, reading)).toBeUndefined();
});

test('is the same for the same report, byte by byte', async () => {
  const report = officialReport(recordWith(distinctValues(3)), OF);
  expect(Buffer.compare(await reportPdf(report, font), await reportPdf(report, font))).toBe(0);
});
