/** A document all of whose pages are pictures -> findings: text and tables from pixels, whatever text layer there is. */
import { isRefusal, type ReadingRefusal } from '../limits.js';
import { identityOf } from '../identity.js';
import type { PdfFindings } from '../pdf/read-pdf.js';
import type { PdfReading } from '../pdf/pdfium.js';
import { wordsBesideTables } from '../other-figures.js';
import { locateHeadings, openingOf, sectionsOf } from '../sections.js';
import { readScan } from './read-scan.js';
import type { StartRecognisers } from './recogniser.js';

/** Where no heading is found a title stands among the first lines. */
const LONGEST_OPENING = 40;

export async function scannedFindings(
  open: PdfReading,
  start: StartRecognisers,
  history: boolean,
): Promise<PdfFindings | ReadingRefusal> {
  const scan = await readScan(open, open.pages, start, { history, withText: true });
  if (isRefusal(scan)) return scan;
  const { lines, tables, note } = scan;
  const { located, repeated } = locateHeadings(lines);
  const texts = lines.map((line) => line.text);
  return {
    findings: {
      ...tables,
      table2: { ...tables.table2, notes: [note, ...tables.table2.notes] },
      sections: sectionsOf(lines),
      beside: wordsBesideTables(lines),
      opening: openingOf(lines),
      traces: open.author === '' ? [] : [{ kind: 'author', detail: open.author }],
      identity: identityOf(texts.slice(0, located[0]?.line ?? Math.min(lines.length, LONGEST_OPENING)), texts),
    },
    repeated: repeated.includes(1) && repeated.includes(3),
  };
}
