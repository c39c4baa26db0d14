/** Why a report gives no number for a total is said in the words that its own page has for it. */
import { expect, test } from '@jest/globals';
import { reportCells } from '#shared/site/contribution-cells.js';
import { summaryOf } from '#shared/site/summary.js';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { sampleReport } from './sample.js';

test.each(LANGUAGES)('a cell without a number, in %s', (language) => {
  const t = textsIn(language);
  const summary = { ...summaryOf(sampleReport()), values: ['3', null, null, null, null], kinds: 'nbmpu' };
  const cells = reportCells(summary, [0, 1, 2, 3, 4], t).replace(/<\/?span[^>]*>/g, '');
  const { none } = t.contributions;
  const words = ['3', none.blank, none.mark, t.site.notPrintedCell, t.site.unreadCell];
  expect(cells).toBe(words.map((word) => `<td>${word}</td>`).join(''));
});
