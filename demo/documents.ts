/** The demo's own documents: made-up reports of made-up bodies, built fresh, with the numbers that went in. */
import { narrativeFor } from '../test/builders/narrative.js';
import { ruledPdf } from '../test/builders/ruled-pdf.js';
import { textLayer } from '../test/builders/text-layer.js';
import { consistentValues, distinctValues, matrixOf, withValues, type FormValues } from '../test/builders/values.js';
import type { FileToSend, PublishedTables } from './journey.js';

export interface DemoDocument {
  readonly file: FileToSend;
  readonly values: FormValues;
}

export function tablesOf(values: FormValues): PublishedTables {
  const { table2, table3, table4 } = matrixOf(values);
  return { table2: table2.map(Number), table3: table3.map((row) => row.map(Number)), table4: table4.map(Number) };
}

/** A ruled PDF of the official form in which no two rows and no two columns of 表三 are equal: a mix-up would show. */
export async function distinctPdf(agencyName: string, year: number, seed = 20260131): Promise<DemoDocument> {
  const values = distinctValues(seed);
  const bytes = await ruledPdf({ values, narrative: narrativeFor(values, { agencyName, year }) });
  return { values, file: { name: `${agencyName}${year}年年度报告.pdf`, bytes } };
}

const STOCK = 'activeDisclosure.normativeDocuments';
export const IMPOSSIBLE_TRIPLE = { [`${STOCK}.issued`]: '3', [`${STOCK}.repealed`]: '0', [`${STOCK}.inForce`]: '0' };

/** Text as it lies in a PDF, with the triple 3/0/0 that cannot be, and, where asked for, one total that is wrong. */
export function textReport(
  agencyName: string,
  year: number,
  faults: { triple: boolean; wrongSum: boolean },
): DemoDocument {
  let values = withValues(consistentValues(7), {
    [`${STOCK}.issued`]: '3',
    [`${STOCK}.repealed`]: '0',
    [`${STOCK}.inForce`]: '9',
  });
  if (faults.triple) values = withValues(values, IMPOSSIBLE_TRIPLE);
  if (faults.wrongSum) {
    const total = values['review.total'];
    values = withValues(values, { 'review.total': String(Number(total) + 1) });
  }
  const text = textLayer({ values, narrative: narrativeFor(values, { agencyName, year }) });
  return { values, file: { name: `${agencyName}${year}年年度报告.txt`, bytes: Buffer.from(text, 'utf8') } };
}
