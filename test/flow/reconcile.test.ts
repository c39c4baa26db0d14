/**
 * Reconcile against the running product: all executions of a season are deleted while reports wait, the product starts
 * again, and the old links still lead every report to publication; what is missing from the public site comes back.
 */
import { afterEach, expect, jest, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { decideByLink, openAgencyPage, publishedTables, release } from '../../demo/journey.js';
import { linkIn, stageOf } from '../../demo/stage.js';
import { Visitor } from '../../demo/visitor.js';
import { loadSubmission } from '#shared/store/filings.js';
import { Table } from '#shared/store/table.js';
import type { Drift } from '#shared/upkeep/drift.js';
import { removeFolder } from '../local/fixtures/assembly.js';
import {
  madeUpAgencies,
  ReportingAgency,
  dynamoClient,
  openProduct,
  PEOPLE,
  startUnderRights,
  YEAR,
} from './product.js';

jest.setTimeout(600_000);

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

test('with all executions of a running season deleted, every report ends public by the links that were mailed before', async () => {
  const agencies = madeUpAgencies('jia', 'yi', 'bing');
  const product = await openProduct(agencies);
  let open = true;
  ends.push(() => (open ? product.close() : undefined));
  const [inReview, inApproval, approved] = await Promise.all(
    agencies.map((agency) => ReportingAgency.enter(product, agency)),
  );
  if (inReview === undefined || inApproval === undefined || approved === undefined) throw new Error('three agencies');
  await inReview.file();
  await inApproval.file();
  await inApproval.decideAs(PEOPLE.reviewer, 'approved');
  await inApproval.requested('approval');
  await approved.approve();
  await product.cloud.idle();
  const mailed = await product.stage.mails();

  // Everything that waits is gone; the data folder is kept, and the product starts on it as after a disaster.
  await product.cloud.close();
  open = false;
  const { dataDir } = product;
  ends.push(() => removeFolder(dataDir));
  rmSync(join(dataDir, 'stepfunctions'), { recursive: true });
  const cloud = await startUnderRights(dataDir);
  ends.push(() => cloud.close());
  const client = dynamoClient(cloud.endpoints.dynamodb, cloud.region);
  ends.push(() => client.destroy());
  const table = new Table({ client, tableName: cloud.tableName('Table') });
  const stage = stageOf(cloud);
  const reconcile = async () => {
    await cloud.idle();
    const { drifts } = (await cloud.invoke('Reconcile', { quietMinutes: 0 })) as { drifts: Drift[] };
    await cloud.idle();
    return drifts
      .map(({ kind, about, healed }) => ({ kind, about, healed }))
      .sort((a, b) => (a.about < b.about ? -1 : 1));
  };
  const here = (link: string) => new URL(new URL(link).pathname, cloud.endpoints.desk).href;
  const decideByOldLink = async (body: ReportingAgency, who: { address: string }) => {
    const mail = (await stage.mails()).find(
      (each) => each.to.includes(who.address) && each.subject.includes(body.agency.name),
    );
    if (mail === undefined) throw new Error(`no mail to ${who.address}`);
    await decideByLink(stage, who, here(linkIn(mail)), { outcome: 'approved' });
  };

  // One decides before anybody has looked, the others after.
  await decideByOldLink(inReview, PEOPLE.reviewer);
  const found = await reconcile();
  expect(found).toEqual(
    [
      { kind: 'review-not-running', about: inApproval.id(), healed: true },
      { kind: 'review-not-running', about: inReview.id(), healed: true },
      { kind: 'nobody-to-tell', about: `${inReview.id()}.review`, healed: true },
    ].sort((a, b) => (a.about < b.about ? -1 : 1)),
  );
  expect(await reconcile()).toEqual([]);
  await decideByOldLink(inApproval, PEOPLE.approver);
  await decideByOldLink(inReview, PEOPLE.approver);
  for (const body of [inReview, inApproval]) await stage.mailTo(body.agency.contact.address, /审定通过/);
  await cloud.idle();
  expect(await reconcile()).toEqual([]);

  const publisher = new Visitor();
  const board = await publisher.open(here(product.seeded.publisherLink));
  const all = [inReview, inApproval, approved];
  await release(
    publisher,
    board.url,
    all.map((body) => body.id()),
  );
  for (const body of all) await stage.mailTo(body.agency.contact.address, /已发布/);
  await cloud.idle();
  const texts = new Map<string, string>();
  for (const { agency } of all) texts.set(agency.id, (await publishedTables(stage, YEAR, agency.id)).text);
  for (const body of all) expect((await loadSubmission(table, body.id()))?.state).toBe('released');
  expect(await reconcile()).toEqual([]);

  // Nobody was asked twice for the same decision.
  const after = await stage.mails();
  const asked = after
    .filter(({ subject }) => /请审核|请审定/.test(subject))
    .map(({ to, subject }) => `${to.join()} ${subject}`);
  expect(new Set(asked).size).toBe(asked.length);
  expect(after.slice(0, mailed.length).map(({ id }) => id)).toEqual(mailed.map(({ id }) => id));

  // A page and the data of a report are lost, and something strange lies on the site.
  await openAgencyPage(await stage.newestLink(inReview.agency.contact.address), inReview.agency.contact.address);
  const site = join(dataDir, 's3', cloud.bucketName('Site'));
  await cloud.close();
  const lost = [`${YEAR}/jia/v1/report.json`, `${YEAR}/jia/index.html`, 'data/v1/current.json'];
  for (const key of lost) rmSync(join(site, 'objects', folderOf(key)), { recursive: true });
  const again = await startUnderRights(dataDir);
  ends.push(() => again.close());
  await again.idle();
  const { drifts } = (await again.invoke('Reconcile', { quietMinutes: 0 })) as { drifts: Drift[] };
  expect(drifts.map(({ kind, healed }) => [kind, healed])).toEqual([
    ['released-not-public', true],
    ['index-not-public', true],
  ]);
  await again.idle();
  const now = stageOf(again);
  await now.until('the lost pages to be back', async () => {
    const answers = await Promise.all(lost.map((key) => fetch(`${again.endpoints.site}/${key}`)));
    return answers.every(({ ok }) => ok) ? true : undefined;
  });
  expect((await publishedTables(now, YEAR, 'yi')).text).toBe(texts.get('yi'));
  await again.idle();
  expect(await again.invoke('Reconcile', { quietMinutes: 0 })).toEqual({ drifts: [] });
  expect((await now.mails()).length).toBe(after.length);
});

/** Where the local cloud keeps an object. */
const folderOf = (key: string) => createHash('sha256').update(key).digest('hex');
