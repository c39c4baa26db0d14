/** What a correction is compared with: the version before it as it was signed, and never one that was taken down. */
import { expect, test } from '@jest/globals';
import { correctedReport } from '#shared/publishing/corrected.js';
import { changesSince } from '#shared/site/changes.js';
import { summaryOf } from '#shared/site/summary.js';
import { cell, sampleRecord, sampleReport } from '../site/sample.js';
import { siteInMemory } from './site-in-memory.js';

const first = sampleReport();
const agency = { ...first.agency, year: first.year };
const correction = { at: '2026-02-10T03:00:00Z', reason: '总计填写有误。' };
const stood = { version: 1, publishedAt: first.publishedAt };
const KEY = '2025/jiaoyu/v1/report.json';

async function withFirst() {
  const site = siteInMemory();
  await site.publish(first, summaryOf(first));
  return site;
}

test('the version before, as it stands in public', async () => {
  const { dependencies } = await withFirst();
  const before = await correctedReport(dependencies, agency, { correction, earlier: [stood] });
  const after = sampleRecord({ 'review.total': cell('77777') });
  expect(changesSince(before ?? '', after)?.cells.map(({ cell: id }) => id)).toEqual(['review.total']);
});

test.each([
  ['a first version', { correction: null, earlier: [] }],
  ['what is public again after it was taken down', { correction: null, earlier: [stood] }],
  ['a version that was taken down', { correction, earlier: [{ ...stood, takenDownAt: '2026-02-01T00:00:00Z' }] }],
  ['a version that is not there', { correction, earlier: [{ ...stood, version: 2 }] }],
])('nothing: %s', async (_, history) => {
  const { dependencies } = await withFirst();
  expect(await correctedReport(dependencies, agency, history)).toBeUndefined();
});

test('nothing that somebody changed after it was signed', async () => {
  const { dependencies, objects } = await withFirst();
  for (const [is, shall] of [
    ['"head": "b', '"head": "c'],
    ['"stage": "approval"', '"stage": "review"'],
    ['{', '['],
  ]) {
    const whole = objects.get(KEY)!;
    objects.set(KEY, whole.replace(is!, shall!));
    expect(objects.get(KEY)).not.toBe(whole);
    expect(await correctedReport(dependencies, agency, { correction, earlier: [stood] })).toBeUndefined();
    objects.set(KEY, whole);
  }
});
