/** A saved portal page against what was approved, by the page text that the kit gives and by what editors do to it. */
import { describe, expect, test } from '@jest/globals';
import { readDocument } from '#shared/reading/read-document.js';
import type { Reading } from '#shared/report/record.js';
import { shownReport } from '#shared/takeaway/official-report.js';
import { comparePortal } from '#shared/takeaway/portal-check.js';
import { portalHtml } from '#shared/takeaway/portal-html.js';
import { cell, noNumber, sampleRecord, shortFormRecord } from '../site/sample.js';

const OF = { agencyName: '示例县教育局', year: 2025 };
const approved = sampleRecord({ 'review.total': noNumber('blank'), 'outcomes.granted@total': noNumber('mark', '/') });
const page = portalHtml(shownReport(approved, OF));

/** As portals wrap what is pasted. */
const saved = (html: string): Promise<Reading> =>
  readDocument(
    Buffer.from(
      `<!doctype html><html><head><meta charset="utf-8"></head><body><div class="TRS_Editor">${html}</div></body></html>`,
    ),
  );

describe('a saved portal page', () => {
  test('shows the report as it was pasted', async () => {
    expect(comparePortal(approved, await saved(page))).toEqual({ is: 'same' });
  });

  test('shows it also on the older form', async () => {
    const record = shortFormRecord();
    expect(comparePortal(record, await saved(portalHtml(shownReport(record, OF))))).toEqual({ is: 'same' });
  });

  test('is told where one number, one blank and one mark are others', async () => {
    const other = sampleRecord({
      'requests.newlyReceived@total': cell('71'),
      'review.total': cell('0'),
      'outcomes.granted@total': noNumber('blank'),
    });
    const check = comparePortal(approved, await saved(portalHtml(shownReport(other, OF))));
    expect(check).toMatchObject({ is: 'differs', sections: [], identity: null });
    expect(check.is === 'differs' ? check.cells : []).toEqual([
      {
        cell: 'requests.newlyReceived@total',
        approved: approved.cells['requests.newlyReceived@total'].value,
        portal: '71',
      },
      { cell: 'outcomes.granted@total', approved: '/', portal: '' },
      { cell: 'review.total', approved: '', portal: '0' },
    ]);
  });

  test('is told which paragraph it lacks and which it adds', async () => {
    const [first = ''] = approved.sections[0]?.paragraphs ?? [];
    const check = comparePortal(approved, await saved(page.replace(first, '本机关另有说明。')));
    expect(check).toEqual({
      is: 'differs',
      identity: null,
      cells: [],
      sections: [{ number: 1, missing: [first], added: ['本机关另有说明。'] }],
    });
  });

  test('is told to be of another year', async () => {
    const check = comparePortal(approved, await saved(portalHtml(shownReport(approved, { ...OF, year: 2024 }))));
    expect(check).toMatchObject({ is: 'differs', identity: { year: 2024 } });
  });

  test('that is no report is never taken for equal', async () => {
    const html = Buffer.from('<html><body><p>404</p></body></html>');
    expect(comparePortal(approved, await readDocument(html))).toMatchObject({ is: 'unreadable' });
  });

  test('in which a cell is not read differs there', async () => {
    const reading = await saved(page);
    if (reading.status === 'refused') throw new Error(reading.reason.code);
    const cells = { ...reading.record.cells, 'review.total': noNumber('unread') };
    const check = comparePortal(approved, { ...reading, record: { ...reading.record, cells } } as Reading);
    expect(check).toMatchObject({ is: 'differs', cells: [{ cell: 'review.total', approved: '', portal: null }] });
  });
});
