/** Rows of the table that say something else than the reports that are public: the release stops and names them. */
import { expect, test } from '@jest/globals';
import { NoSuchKey, type GetObjectCommand } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import { refuseMisquoted, SummaryChanged } from '#shared/publishing/misquoted.js';
import type { PublishingDependencies } from '#shared/publishing/dependencies.js';
import { reportJsonKey } from '#shared/site/keys.js';
import type { PublishedSummary } from '#shared/site/model.js';
import { versionObjects } from '#shared/site/objects.js';
import { partText } from '#shared/site/year-data.js';
import { summaryOf } from '#shared/site/summary.js';
import { agency, BASE, SITE, sampleReport, shortFormRecord } from '../site/sample.js';

const reports = [
  sampleReport(),
  sampleReport({ agency: agency('minzheng', '示例县民政局'), record: shortFormRecord() }),
];
const summaries = reports.map(summaryOf);
const key = reportJsonKey(reports[1]!);

function looked(rows: readonly PublishedSummary[], change: (key: string, body: string) => string | undefined) {
  const bodies = new Map(
    reports.flatMap((report) => versionObjects(report).map((object) => [object.key, String(object.body)] as const)),
  );
  const send = async ({ input }: GetObjectCommand) => {
    const body = change(input.Key ?? '', bodies.get(input.Key ?? '') ?? '');
    if (body === undefined) throw new NoSuchKey({ message: 'gone', $metadata: {} });
    return { Body: Readable.from([Buffer.from(body)]) };
  };
  return refuseMisquoted(
    { s3: { send }, siteBucket: 'site', site: SITE } as unknown as PublishingDependencies,
    2025,
    rows,
    partText(rows, BASE),
  );
}
const asIs = (_: string, body: string) => body;

test('rows that say what their reports say pass, of either form', async () => {
  await expect(looked(summaries, asIs)).resolves.toBeUndefined();
});

test.each<[string, (row: PublishedSummary) => Partial<PublishedSummary>]>([
  ['a number', ({ values }) => ({ values: values.map((value, at) => (at === 3 ? '987654' : value)) })],
  [
    'a kind',
    ({ values, kinds }) => ({ values: values.with(3, null), kinds: `${kinds.slice(0, 3)}b${kinds.slice(4)}` }),
  ],
  ['the older form’s row', ({ shortForm }) => ({ shortForm: shortForm!.with(0, '1') })],
  ['the agency', () => ({ agency: agency('minzheng', '别的局') })],
  ['the digest of the report', () => ({ json: { sha256: reports[0]!.original.digest, size: 1 } })],
])('a row with %s changed is named, and nothing is made of it', async (_what, change) => {
  const rows = [summaries[0]!, { ...summaries[1]!, ...change(summaries[1]!) }];
  await expect(looked(rows, asIs)).rejects.toThrow(new SummaryChanged([key]));
});

test('a report that is gone from the site is no matter of its row', async () => {
  await expect(looked(summaries, (at, body) => (at === key ? undefined : body))).resolves.toBeUndefined();
});
