/**
 * Every stage that a report can stand at when its area is exported has a way on where the area is put back: the execution that
 * it waits for is begun at that stage, or whoever is to do something is mailed a new link.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ExecutionDoesNotExist, ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { join } from 'node:path';
import { decisionGrantId, filingGrantId } from '#shared/access/links.js';
import { askCorrection, reopen } from '#shared/deeds/filing/take-back.js';
import { askMailId } from '#shared/deeds/filing/ask.js';
import { stop, stopGrantFor } from '#shared/deeds/filing/stop.js';
import { takeDown } from '#shared/deeds/filing/take-down.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { digestOf, digestOfBytes } from '#shared/ids/digest.js';
import { MANIFEST_FILE, type BundleManifest } from '#shared/keeping/bundle.js';
import { exportArea } from '#shared/keeping/export-area.js';
import { BundleFolder } from '#shared/keeping/folder.js';
import { reissueLinks } from '#shared/keeping/reissue-links.js';
import { restoreArea } from '#shared/keeping/restore-area.js';
import { checkpointOf } from '#shared/proof/checkpoints.js';
import type { ExecutionsClient } from '#shared/runtime/executions.js';
import { originalKey } from '#shared/s3/keys.js';
import { chainOfFiling } from '#shared/store/checkpoints.js';
import { listSubmissions, loadFiling, loadSubmission } from '#shared/store/filings.js';
import { outboxKey, seasonKey } from '#shared/store/keys.js';
import { finishRow, loadRow } from '#shared/store/outbox.js';
import { perform } from '#shared/store/perform.js';
import { areaWrite, loadSeason, seasonFrom } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import type { UpkeepDependencies } from '#shared/upkeep/dependencies.js';
import { LivingExecutions } from '#shared/upkeep/executions.js';
import { compareRelease, releasesOf } from '#shared/upkeep/releases.js';
import { compareSubmission } from '#shared/upkeep/submissions.js';
import { checkpointKey, KEYS } from '../builders/signatures.js';
import { approver, contact, NOW, publishGrant, reviewer, season } from '../deeds/filing/scene.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { openDatabase, type TestDatabase } from './database.js';
import { versionedObjects } from './versioned-objects.js';
import { grantPut } from './put-grant.js';
import { EXPIRES, openWith, walkOf, walkTo, type Walk } from './walk.js';

const AREA = areaIdSchema.parse('home');
const buckets = { uploads: 'u', documents: 'd', site: 's' } as const;
const why = { reason: '附表三单位有误', proof: 'code' } as const;
const DOWN = releaseIdSchema.parse('home.r20260120-fedcba');
const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000);

interface Stage {
  readonly walk: (walk: Walk) => Promise<unknown>;
  readonly state: SubmissionState;
  /** What `reconcile` begins. */
  readonly begins: 'intake' | 'review' | 'approval' | 'release' | null;
  /** Whose link it is that goes on from there, beside the publisher's. */
  readonly link: 'agency' | 'reviewer' | 'approver' | null;
}

const approve = async (walk: Walk) => {
  await walkTo(walk, 'approval');
  await walk.decide('approval');
};
const publish = async (walk: Walk) => {
  await approve(walk);
  await walk.release();
};
const publisherDoes = (walk: Walk, deed: typeof reopen | typeof askCorrection) =>
  perform<Awaited<ReturnType<Walk['state']>>, unknown>(table, at(20), walk.state, (state) =>
    deed(state, why, publishGrant, at(20)),
  );

const STAGES: Readonly<Record<string, Stage>> = {
  arrived: { walk: upload, state: 'received', begins: 'intake', link: 'agency' },
  read: {
    walk: async (walk) => {
      await upload(walk);
      await walk.read();
    },
    state: 'received',
    begins: 'intake',
    link: 'agency',
  },
  draft: { walk: (walk) => walkTo(walk, 'draft'), state: 'draft', begins: null, link: 'agency' },
  // Nobody was asked yet: whoever is gets a first link by being asked.
  filed: {
    walk: async (walk) => {
      await walkTo(walk, 'draft');
      await walk.file();
    },
    state: 'in-review',
    begins: 'review',
    link: null,
  },
  review: { walk: (walk) => walkTo(walk, 'review'), state: 'in-review', begins: 'review', link: 'reviewer' },
  approval: { walk: (walk) => walkTo(walk, 'approval'), state: 'in-approval', begins: 'approval', link: 'approver' },
  // Decided, and the machine that waited has not heard of it.
  passed: {
    walk: async (walk) => {
      await walkTo(walk, 'review');
      await walk.decide('review');
    },
    state: 'in-approval',
    begins: 'approval',
    link: null,
  },
  returned: {
    walk: async (walk) => {
      await walkTo(walk, 'review');
      await walk.decide('review', 'returned', 1, 20);
    },
    state: 'returned',
    begins: null,
    link: 'agency',
  },
  withdrawn: {
    walk: async (walk) => {
      await walkTo(walk, 'review');
      await walk.withdraw();
    },
    state: 'withdrawn',
    begins: null,
    link: 'agency',
  },
  approved: { walk: approve, state: 'approved', begins: null, link: null },
  // Somebody said that the decision was not theirs.
  stopped: {
    walk: async (walk) => {
      await approve(walk);
      const decided = (await walk.state()).submission;
      const decision = decided?.decisions.at(-1);
      if (decided == null || decision === undefined) throw new Error('no decision');
      const grant = { ...stopGrantFor(decided, decision), expiresAt: EXPIRES };
      await table.commit([grantPut(grant)]);
      await perform(table, at(20), walk.state, (state) => stop(state, grant, at(20)));
    },
    state: 'stopped',
    begins: null,
    link: null,
  },
  reopened: {
    walk: async (walk) => {
      await approve(walk);
      await publisherDoes(walk, reopen);
    },
    state: 'reopened',
    begins: null,
    link: 'agency',
  },
  public: { walk: publish, state: 'released', begins: null, link: null },
  correction: {
    walk: async (walk) => {
      await publish(walk);
      await publisherDoes(walk, askCorrection);
    },
    state: 'released',
    begins: null,
    link: 'agency',
  },
  takedown: {
    walk: async (walk) => {
      await publish(walk);
      const request = { ...why, cause: 'wrong-content', release: DOWN } as const;
      await perform(table, at(20), walk.state, (state) =>
        takeDown(state, state.submission, request, publishGrant, at(20)),
      );
    },
    state: 'taken-down',
    begins: 'release',
    link: null,
  },
};
const names = Object.keys(STAGES);

const ends: (() => Promise<void> | void)[] = [];
const objects = versionedObjects('then');
let table: Table;
let to: TestDatabase;
let there: Table;
let bundle: BundleFolder;
let manifest: BundleManifest;
let digest: string;
let links: number;

async function upload(walk: Walk): Promise<void> {
  const key = `home/2025/${walk.idOf(1)}/x`;
  await walk.upload({ key, versionId: objects.put('u', key, 'a report') });
}

beforeAll(async () => {
  const from = await openDatabase();
  to = await openDatabase();
  const folder = temporaryFolder();
  ends.push(
    () => from.close(),
    () => to.close(),
    () => removeFolder(folder),
  );
  table = from.table();
  await table.commit([areaWrite({ id: AREA, name: season.areaName, parent: null })]);
  await openWith(table, ...names);
  for (const [name, stage] of Object.entries(STAGES)) {
    await stage.walk(walkOf(table, name));
    const of = { area: AREA, year: 2025, agency: name };
    const vouching = {
      table,
      sign: async (text: string) => checkpointKey.sign(text),
      keys: async () => KEYS.checkpoint,
    };
    await checkpointOf(vouching, chainOfFiling(of), at(30));
    for (const submission of await listSubmissions(table, of))
      if (submission.digest !== null)
        objects.put('d', originalKey(submission), JSON.stringify({ document: submission.arrival }));
  }
  // All that was to be done outside is done, and nothing of it is there where the bundle is put back.
  for await (const { pk, sk } of table.everything())
    if (pk.startsWith('OUTBOX#')) await finishRow(table, { pk, sk }, at(30));
  bundle = new BundleFolder(join(folder, 'bundle'));
  const exported = await exportArea(
    {
      table,
      s3: objects.s3,
      buckets,
      sign: async (text) => checkpointKey.sign(text),
      sealKeys: async () => KEYS.seal,
      checkpointKeys: async () => KEYS.checkpoint,
      now: () => at(40),
    },
    bundle,
    { area: AREA, years: [] },
  );
  if ('refused' in exported) throw new Error(exported.refused);
  manifest = exported.manifest;
  digest = digestOfBytes((await bundle.text(MANIFEST_FILE)) ?? '');
  there = to.table();
  const s3 = versionedObjects('now').s3;
  const restored = await restoreArea({ table: there, s3, buckets, gate: 'off', keys: KEYS, now: () => at(50) }, bundle);
  expect(restored).toMatchObject({ lost: [], ownerless: [], ended: 0 });
  links = 'links' in restored ? restored.links : 0;
});
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Of an account in which nothing was ever begun. */
function upkeep(): UpkeepDependencies {
  const send = (command: unknown) =>
    command instanceof ListExecutionsCommand
      ? Promise.resolve({ executions: [] })
      : Promise.reject(new ExecutionDoesNotExist({ message: 'none', $metadata: {} }));
  const machine = () =>
    new LivingExecutions({ send } as unknown as ExecutionsClient, 'arn:x:states:x:0:stateMachine:x');
  const executions = { intake: machine(), review: machine(), release: machine() };
  return { table: there, now: () => at(60), executions } as unknown as UpkeepDependencies;
}

const grantOf = (link: NonNullable<Stage['link']>, name: string) =>
  link === 'agency'
    ? filingGrantId({ area: AREA, year: 2025, agency: name }, contact)
    : link === 'reviewer'
      ? decisionGrantId(walkOf(there, name).idOf(1), 'review', reviewer)
      : decisionGrantId(walkOf(there, name).idOf(1), 'approval', approver);

test.each(Object.entries(STAGES))('a report that stood at “%s” goes on from there', async (name, { state, begins }) => {
  const id = walkOf(there, name).idOf(1);
  const submission = await loadSubmission(there, id);
  if (submission === undefined) throw new Error('no submission');
  expect(submission.state).toBe(state);
  const drifts = await compareSubmission(upkeep(), submission);
  const waits = begins !== null && begins !== 'release';
  expect(drifts.map(({ healed }) => healed)).toEqual(waits ? [true] : []);
  const again = await loadRow(there, outboxKey(AREA, 'start', `again.${id}.${begins ?? ''}`));
  expect(again?.kind === 'start' ? again.input['submission'] : null).toBe(waits ? id : null);
});

const LINKS = Object.entries(STAGES).flatMap(([name, { link }]) => (link === null ? [] : [[name, link] as const]));
/** Under the number that comes after every link of before. */
const rowOf = (link: NonNullable<Stage['link']>, name: string) => {
  const grant = grantOf(link, name);
  const row = link === 'agency' ? `restored.${digest.slice(0, 8)}.${grant}` : askMailId(grant, ONCE, 0);
  return outboxKey(AREA, 'mail', row);
};
const ONCE = { serial: 1, round: undefined };

test.each(LINKS)('of a report that stood at “%s” the %s has a new link', async (name, link) => {
  expect(await loadRow(there, rowOf(link, name))).toMatchObject({ status: 'queued' });
});

test('the publisher has a new link, by which all else goes on', async () => {
  const mails: string[] = [];
  for await (const { pk } of there.everything())
    if (pk.startsWith('OUTBOX#MAIL#home#restored.')) mails.push(pk.split('.').slice(2).join('.'));
  expect(mails).toContain(publishGrant.id);
  // The others are the two deciders.
  expect(links).toBe(mails.length + 2);
});

/** Rows of mails that bring a decider a link and are not done. */
async function leaving(link: 'reviewer' | 'approver', name: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { pk, grant, status } of there.everything())
    if (pk.startsWith('OUTBOX#MAIL#') && grant === grantOf(link, name) && status === 'queued') found.push(pk);
  return found;
}

test('a decider is not mailed again once the review is begun anew, whose link would put out the first', async () => {
  const mailed = [rowOf('reviewer', 'review').pk];
  expect(await leaving('reviewer', 'review')).toEqual(mailed);
  expect(await walkOf(there, 'review').ask('review', 'token-there', { minute: 60 })).toMatchObject({ done: 'asked' });
  expect(await leaving('reviewer', 'review')).toEqual(mailed);
  // As long as nobody answers, the clock asks again.
  await walkOf(there, 'review').ask('review', 'token-later', { asked: 1, minute: 70 });
  expect(await leaving('reviewer', 'review')).toHaveLength(2);
});

test('nor is one whom a mail of the bundle brings a link', async () => {
  const Key = rowOf('approver', 'approval');
  await there.commit([{ Delete: { Key } }]);
  const carried = new Set([grantOf('approver', 'approval')]);
  await reissueLinks({ table: there, now: () => at(50) }, bundle, manifest, { bundle: digestOf('again'), carried });
  expect(await loadRow(there, Key)).toMatchObject({ status: 'done' });
  await walkOf(there, 'approval').ask('approval', 'token-there', { minute: 60 });
  expect(await leaving('approver', 'approval')).toEqual([]);
});

test('a release that was to take a report down is begun anew, once', async () => {
  const of = { area: AREA, year: 2025 };
  const filings = await Promise.all(names.map((agency) => loadFiling(there, { ...of, agency })));
  const releases = await releasesOf(upkeep(), of, filings);
  expect(releases.map(({ id, state }) => [id, state])).toEqual([[DOWN, 'running']]);
  for (const release of releases) {
    expect(await compareRelease(upkeep(), release, releases, filings)).toMatchObject([{ healed: true }]);
    expect(await compareRelease(upkeep(), release, releases, filings)).toEqual([]);
  }
});

test('after the end of the season those agencies are mailed that have something to correct', async () => {
  const item = await there.get(seasonKey({ area: AREA, year: 2025 }));
  const before = seasonFrom(item);
  if (item === undefined || before === undefined) throw new Error('no season');
  const closed = { ...before.season, state: 'closed', closedAt: at(15).toISOString() };
  await there.commit([{ Put: { Item: { ...item, season: closed } } }]);
  expect((await loadSeason(there, { area: AREA, year: 2025 }))?.season.state).toBe('closed');
  const other = digestOf('closed');
  await reissueLinks({ table: there, now: () => at(50) }, bundle, manifest, { bundle: other, carried: new Set() });
  const mailed: string[] = [];
  for await (const { pk } of there.everything()) {
    const [, agency] = new RegExp(`restored\\.${other.slice(0, 8)}\\.file\\.home\\.2025\\.([^.]+)`).exec(pk) ?? [];
    if (agency !== undefined) mailed.push(agency);
  }
  expect(mailed.sort()).toEqual(['correction', 'reopened', 'returned', 'takedown']);
});
