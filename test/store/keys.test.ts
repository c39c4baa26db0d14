/** No two areas share an item: whatever one of them stores, the other's keys lead past it. */
import { expect, test } from '@jest/globals';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { submissionId } from '#shared/ids/submission-id.js';
import * as keys from '#shared/store/keys.js';

/** Every key that names an area, by what makes it. */
function keysOf(area: string): [string, { readonly pk: string; readonly sk: string }][] {
  const of = { area, year: 2025, agency: 'jiaoyu' };
  return [
    ['area', keys.areaKey(area)],
    ['season', keys.seasonKey(of)],
    ['agency', keys.agencyKey(of)],
    ['filing', keys.filingKey(of)],
    ['submission', { pk: keys.filingPartition(of), sk: keys.submissionSortKey(1) }],
    ['text', keys.textKey(of)],
    ['grant', keys.grantKey(grantIdSchema.parse(`file.${area}.2025.jiaoyu.x`))],
    ['upload form', keys.uploadFormKey(`${area}/2025/jiaoyu/8f`)],
    ['last year’s upload form', keys.uploadFormKey(`previous/${area}/2025/jiaoyu/8f`)],
    ['arrival', keys.arrivalKey(`${area}/2025/jiaoyu/8f`, 'v1')],
    ['task', keys.taskKey(submissionId(of, 1), 'review')],
    ['outbox row', keys.outboxKey(area, 'mail', 'invitation')],
    ['release', keys.releaseKey(releaseIdSchema.parse(`${area}.r20260120-abcdef`))],
    ['lease', keys.leaseKey(area)],
    ['summary', keys.summaryKey(of)],
  ];
}

const [here, there] = [keysOf('yunxi'), keysOf('yunshan')];

test.each(here.map(([name, key], at) => [name, key, there[at]![1]] as const))(
  'the key of one area’s %s is not the other’s, and its kind comes before its area',
  (name, key, other) => {
    expect(key).not.toEqual(other);
    if (name !== 'area') expect(key.pk).toMatch(/^[A-Z]+(?:#[A-Z]+)?#yunxi(?:#|$)/);
  },
);

test('the keys of one area are all different', () => {
  expect(new Set(here.map(([, { pk, sk }]) => `${pk} ${sk}`)).size).toBe(here.length);
});
