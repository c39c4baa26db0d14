/** A page with a few lines on it, for what a file says that is not there any more. The same lines give the same bytes. */
import { wrapText } from './grid.js';
import { openPdf, PAGE } from './paper.js';

const SIZE = 14;
const LEADING = 26;

/**
 * Lines that hold characters which the font lacks are left out.
 *
 * @param least what is said in any case, also where nothing else can be
 */
export async function noticePdf(lines: readonly string[], least: string, font: Uint8Array): Promise<Uint8Array> {
  const { doc, tags, measure, lacks, finished } = openPdf(least, font);
  const printable = lines.filter((line) => lacks(line).length === 0);
  doc.addPage();
  doc.font('text');
  let y = PAGE.margin;
  for (const line of printable.length === 0 ? [least] : printable) {
    const piece = tags.text('P');
    for (const part of wrapText(line, PAGE.width - 2 * PAGE.margin, SIZE, measure, { hanging: true })) {
      piece(() => doc.fontSize(SIZE).text(part, PAGE.margin, y, { lineBreak: false }));
      y += LEADING;
    }
  }
  doc.end();
  return finished;
}
