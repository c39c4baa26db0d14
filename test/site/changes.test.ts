/** What a correction says that it changed: every cell and every word that differs, and nothing that does not. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import { changesSince, type PublicChanges } from '#shared/site/changes.js';
import { reportJson } from '#shared/site/report-data.js';
import { reportPage } from '#shared/site/report-page.js';
import { reportJsonSchema } from '#shared/site/report-schema.js';
import { textsIn } from '#shared/words/texts.js';
import { cell, noNumber, sampleRecord, sampleReport, shortFormRecord } from './sample.js';

const [zh, en] = [textsIn('zh'), textsIn('en')];
const sections = (...paragraphs: string[]) => [
  { number: 1, heading: '总体情况', located: true, paragraphs, pages: null },
];
const before = sampleRecord(
  { 'review.total': cell('7'), 'denied.stateSecrets@total': noNumber('blank') },
  { sections: sections('2025年收到申请71件，均已答复。', '培训2次。') },
);
const after = sampleRecord(
  {
    'review.total': cell('8'),
    'denied.stateSecrets@total': cell('0'),
    'denied.registryInquiry@total': noNumber('mark', '—'),
  },
  { sections: sections('2025年收到申请17件，均已答复。', '培训2次。', '公开指南已更新。') },
);
const former = sampleReport({ record: before });
const changes = changesSince(reportJson(former), after)!;
const corrected = (of: PublicChanges | undefined) =>
  sampleReport({
    version: 2,
    record: after,
    correction: { at: '2026-02-10T03:00:00Z', reason: '总计填写有误。' },
    earlier: [{ version: 1, publishedAt: former.publishedAt, inEnglish: true }],
    changes: of,
  });

describe('between two versions', () => {
  test('each cell that differs is told with what stood and what stands, blank and marks as such', () => {
    expect(changes.since).toBe(1);
    expect(changes.cells).toEqual([
      {
        cell: 'denied.stateSecrets@total',
        from: { kind: 'blank', value: null, printed: null },
        to: { kind: 'number', value: '0', printed: null },
      },
      expect.objectContaining({
        cell: 'denied.registryInquiry@total',
        to: { kind: 'mark', value: null, printed: '—' },
      }),
      expect.objectContaining({ cell: 'review.total' }),
    ]);
  });

  test('text is told by words, and what stayed is not told', () => {
    expect(changes.text.map(({ is }) => is)).toEqual(['changed', 'added']);
    const [{ words }] = changes.text as [PublicChanges['text'][number]];
    expect(words.filter(({ is }) => is !== 'same')).toEqual([
      { is: 'out', text: '71' },
      { is: 'in', text: '17' },
    ]);
  });

  test('a report that is published as it was has changed nothing', () => {
    for (const record of [before, shortFormRecord()]) {
      const same = changesSince(reportJson(sampleReport({ record })), record);
      expect(same).toEqual({ since: 1, form: null, cells: [], text: [] });
    }
  });

  test('the last zero of an amount counts as it is printed', () => {
    const fee = (value: string) => sampleRecord({ 'activeDisclosure.fees.amount': cell(value) });
    const told = changesSince(reportJson(sampleReport({ record: fee('18.8710') })), fee('18.8720'));
    expect(told?.cells.map(({ from, to }) => [from.value, to.value])).toEqual([['18.8710', '18.8720']]);
  });

  test('another form is said to be another, its row of seven with it', () => {
    const told = changesSince(reportJson(sampleReport({ record: shortFormRecord() })), sampleRecord())!;
    expect(told.form).toEqual({ from: '2021-short', to: '2021' });
    expect(told.cells.filter(({ cell: id }) => (SHORT_FORM_CELLS as readonly string[]).includes(id))).toHaveLength(7);
    expect(told.cells.filter(({ cell: id }) => id.startsWith('otherHandling.other@'))).toHaveLength(7);
  });

  test('exactly the cells that differ are told, whichever they are', () => {
    fc.assert(
      fc.property(fc.subarray([...CELL_IDS], { maxLength: 20 }), (ids) => {
        const record = sampleRecord(Object.fromEntries(ids.map((id) => [id, cell('987654')])));
        const told = changesSince(reportJson(sampleReport({ record })), sampleRecord());
        expect(told?.cells.map(({ cell: id }) => id)).toEqual(ids);
      }),
      { numRuns: 20 },
    );
  });

  test('what is no report is compared with nothing', () => {
    for (const text of ['', '{}', 'null', '[]', '{"schema":"nianbao.taken-down.v1"}'])
      expect(changesSince(text, after)).toBeNull();
  });
});

describe('a corrected report', () => {
  test('carries what changed in its data, as its schema says', () => {
    const data = reportJsonSchema.parse(JSON.parse(reportJson(corrected(changes))));
    expect(data.changes?.cells.map(({ name, from, to }) => [name, from.value, to.value])).toContainEqual([
      '行政复议·总计',
      7,
      8,
    ]);
    expect(data.changes?.text[1]).toMatchObject({ is: 'added', from: null, to: { section: 1, paragraph: 3 } });
    expect(reportJsonSchema.parse(JSON.parse(reportJson(former))).changes).toBeUndefined();
  });

  test('says on its page what changed, before and after', () => {
    const page = reportPage(corrected(changes), 'current', zh);
    expect(page).toContain('改动了 3 格数据、2 段文字。');
    expect(page).toMatch(/行政复议·总计<\/th><td>7<\/td><td>8<\/td>/);
    expect(page).toMatch(/<del><span class="hidden">删去：<\/span>71/);
    expect(page).toMatch(/<ins><span class="hidden">增加：<\/span>17/);
    expect(reportPage(corrected(changes), 'current', en)).toContain('3 cells and 2 paragraphs');
  });

  test('without anything to compare with says its reason alone', () => {
    const page = reportPage(corrected(undefined), 'current', zh);
    expect(page).toContain('更正原因：总计填写有误。');
    expect(page).not.toContain('id="changes"');
  });

  test('of another text altogether stays a page that can be opened', () => {
    const long = (sign: string) => sampleRecord({}, { sections: sections(sign.repeat(100_000)) });
    const told = changesSince(reportJson(sampleReport({ record: long('甲') })), long('乙'))!;
    const page = reportPage({ ...corrected(told), record: sampleRecord() }, 'current', zh);
    expect(told.text.length).toBeGreaterThan(0);
    expect(Buffer.byteLength(page)).toBeLessThan(200_000);
    expect(page).toContain('此处略去');
  });
});
