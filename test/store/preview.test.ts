/** What a publisher looks at before a release is what the release publishes, to the byte, but for the head of the log. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { originalKey } from '#shared/s3/keys.js';
import type { PublishingDependencies } from '#shared/publishing/dependencies.js';
import { previewObjects } from '#shared/publishing/preview.js';
import { reportToPublish } from '#shared/publishing/report-to-publish.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { loadFiling, loadSubmission } from '#shared/store/filings.js';
import { ROOT, siteAt } from '#shared/site/place.js';
import { reportFont } from '#shared/takeaway/pdf/report-font.js';
import { canonicalJson } from '#shared/ids/canonical-json.js';
import { Readable } from 'node:stream';
import { checkpointWrite, chainOfFiling } from '#shared/store/checkpoints.js';
import { versionObjects, currentObjects } from '#shared/site/objects.js';
import type { SiteObject } from '#shared/site/model.js';
import type { Table } from '#shared/store/table.js';
import { checkpointAt, KEYS } from '../builders/signatures.js';
import { publishGrant } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';
import { openWith, walkOf, walkTo } from './walk.js';

const OF = { area: 'home', year: 2025, agency: 'jiaoyu' } as never;
const NOW = new Date('2026-01-20T08:00:00.000Z');
let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, 'jiaoyu');
  const walk = walkOf(table, 'jiaoyu');
  await walkTo(walk, 'approval');
  await walk.decide('approval');
});
afterAll(() => database.close());

const id = walkOf({} as Table, 'jiaoyu').idOf(1);

/** The original as it was received, and nothing else. */
async function reading(): Promise<PublishingDependencies> {
  const submission = (await loadSubmission(table, id))!;
  const original = canonicalJson({ document: submission.arrival } as never);
  const send = async ({ input }: { input: { Key: string } }) => {
    if (input.Key !== originalKey(submission)) throw new NoSuchKey({ message: 'gone', $metadata: {} });
    return { ETag: 'e', ContentLength: original.length, Body: Readable.from([Buffer.from(original)]) };
  };
  const s3 = { send } as unknown as S3Client;
  const keys = { sealKeys: async () => KEYS.seal, checkpointKeys: async () => KEYS.checkpoint };
  const proof = { table, s3, documentsBucket: 'documents', ...keys };
  return {
    table,
    s3,
    siteBucket: 'site',
    site: siteAt('https://site.example.invalid', ROOT),
    font: reportFont,
    now: () => NOW,
    proof,
  } as unknown as PublishingDependencies;
}

const bytes = (objects: readonly SiteObject[]) =>
  new Map(objects.map(({ key, body }) => [key, Buffer.from(body as Uint8Array).toString('base64')]));
async function preview(): Promise<readonly SiteObject[]> {
  const made = await previewObjects(await reading(), id, publishGrant);
  if ('refused' in made) throw new Error(made.refused.code);
  return made;
}

test('without a checkpoint of its log a report is shown to nobody, as it would be released by nobody', async () => {
  expect(await previewObjects(await reading(), id, publishGrant)).toMatchObject({
    refused: { code: 'changed-since-filed' },
  });
});

test('the preview has the bytes that are published, and looking changes nothing', async () => {
  const place = chainOfFiling(OF);
  const before = await loadFiling(table, OF);
  const standing = checkpointAt(before.audit);
  await table.commit([checkpointWrite(place, standing)]);
  const seen = await preview();
  expect(await loadFiling(table, OF)).toEqual(before);
  await walkOf(table, 'jiaoyu').release();
  const state = await loadStateOf(table, id);
  const { submission, filing } = state;
  const made = async (checkpoint: typeof standing) => {
    const of = { state: { ...state, submission: submission! }, filing, at: NOW.toISOString(), checkpoint };
    const { report, objects } = await reportToPublish(await reading(), of);
    return [...objects, ...versionObjects(report), ...currentObjects(report)];
  };
  expect(bytes(seen)).toEqual(bytes(await made(standing)));
  expect([...bytes(seen).keys()].sort()).toEqual(
    [
      ...['index.html', 'v1/index.html'].flatMap((page) => [`2025/jiaoyu/${page}`, `en/2025/jiaoyu/${page}`]),
      ...['csv', 'docx', 'json', 'pdf', 'xlsx'].map((kind) => `2025/jiaoyu/v1/report.${kind}`),
    ].sort(),
  );
  // The release itself is logged: that head is the one thing that nobody can know before.
  const after = checkpointAt(filing.audit);
  const page = async (objects: readonly SiteObject[]) =>
    String(objects.find(({ key }) => key === '2025/jiaoyu/index.html')?.body);
  const published = await page(await made(after));
  expect(published).not.toBe(await page(seen));
  const settled = (html: string, head: string) =>
    html.replaceAll(head, 'HEAD').replaceAll(/[0-9a-f]{64}|[\d,.]+ KB/g, '');
  expect(settled(published, after.head)).toBe(settled(await page(seen), standing.head));
});

test('what is public already, or not approved, has no preview', async () => {
  expect(await previewObjects(await reading(), id, publishGrant)).toEqual({
    refused: { code: 'not-now', state: 'released' },
  });
});
