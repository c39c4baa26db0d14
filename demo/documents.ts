/** The demo's own documents: made-up reports of made-up agencies, built fresh, with the numbers that went in. */
import { TABLE3_COLUMNS, table3Cell, type CellId } from '#shared/report/cells.js';
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

const RULES = 'activeDisclosure.rules';

/**
 * The same numbers as an office of a county would have them: it makes no rules (规章), and what it refuses it refuses
 * under another law rather than as a state secret of its own. Otherwise the demo would have to explain both (V07, O05).
 */
function ofCountyOffice(values: FormValues): FormValues {
  const refused = TABLE3_COLUMNS.flatMap((column): [CellId, string][] => {
    const [secret, prohibited] = [
      table3Cell('denied.stateSecrets', column),
      table3Cell('denied.prohibitedByLaw', column),
    ];
    return [
      [secret, '0'],
      [prohibited, String(Number(values[secret]) + Number(values[prohibited]))],
    ];
  });
  const rules = { [`${RULES}.issued`]: '0', [`${RULES}.repealed`]: '0', [`${RULES}.inForce`]: '0' };
  return withValues(values, { ...Object.fromEntries(refused), ...rules });
}

/** A ruled PDF of the official form in which no two rows and no two columns of 表三 are equal: a mix-up would show. */
export async function distinctPdf(agencyName: string, year: number, seed = 20260131): Promise<DemoDocument> {
  const values = ofCountyOffice(distinctValues(seed));
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
  let values = withValues(ofCountyOffice(consistentValues(7)), {
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

/** The text report after a return: one sentence more, the numbers as they were. The very same file would not be taken again. */
export function revised({ values, file }: DemoDocument): DemoDocument {
  return { values, file: { ...file, bytes: Buffer.concat([file.bytes, Buffer.from('上述改进措施将在年内完成。\n')]) } };
}
