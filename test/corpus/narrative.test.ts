/**
 * The six sections of one report in every layout: what stands in them is the same whatever the file is, and nothing of a
 * table, a head, a running line or a page number is in them.
 */
import { describe, expect, jest, test } from '@jest/globals';
import { readDocument } from '#shared/reading/read-document.js';
import { draw, LAYOUTS } from './layouts.js';

jest.setTimeout(300_000);

const SEED = 7_924;
/** Printed in the first section of PDFs, so that pages break elsewhere. */
const FILLER = /补?一段文字，说明本年度的其他工作。$/u;
/** Holds no text. */
const WITHOUT_TEXT = ['own JSON', 'xlsx three sheets'];

describe('the six sections', () => {
  const each = LAYOUTS.filter(({ name }) => !WITHOUT_TEXT.includes(name) && !name.includes(', table 4 '));

  test('are those that were written, in every layout', async () => {
    const differing: string[] = [];
    for (const layout of each.filter((_, index) => index % 2 === 0)) {
      const written = draw(SEED).content.narrative.sections;
      const built = await layout.build(SEED);
      const reading = await readDocument(built.bytes);
      const read = reading.status === 'refused' ? [] : reading.record.sections;
      const sections = read.map(({ paragraphs }) => paragraphs.filter((text) => !FILLER.test(text)));
      if (JSON.stringify(sections) !== JSON.stringify(written)) differing.push(layout.name);
    }
    expect(differing).toEqual([]);
  });
});
