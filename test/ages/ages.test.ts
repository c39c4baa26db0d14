/**
 * Data outlives code: every age that is committed beside this file, written by the code of its day, is started on with
 * today's product, and every filing in it goes on to publication by the links that were mailed then.
 */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textReport } from '../../demo/documents.js';
import {
  complete,
  decide,
  fileReport,
  isDraft,
  openAgencyPage,
  publishedTables,
  release,
  upload,
  type AgencyBrowser,
} from '../../demo/journey.js';
import { AGENCIES, PEOPLE, type DemoAgency } from '../../demo/season.js';
import { linkIn, Stage, type Mail } from '../../demo/stage.js';
import { Visitor } from '../../demo/visitor.js';
import type { LocalCloud } from '../../local/cloud.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { filingSchema } from '#shared/filing/model.js';
import { listEvents, loadFiling } from '#shared/store/filings.js';
import { LAYOUT, Table } from '#shared/store/table.js';
import { proof } from '#shared/words/zh/proof.js';
import { firstBreak } from '#shared/audit/chain.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { Objects } from '../flow/objects.js';
import { assemblyDir, dynamoClient, startUnderRights } from '../flow/product.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { loadAge } from './load-age.js';
import { STANDS } from './age.js';

jest.setTimeout(600_000);

const AGES = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));
/** Their code neither sealed what was filed nor kept originals off the site. */
const BEFORE_SEALS = ['0d1f541.json'];
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

describe.each(AGES)('the data of %s', (name) => {
  test('is carried to publication by today’s code, through the links of then', async () => {
    const dataDir = temporaryFolder();
    ends.push(() => removeFolder(dataDir));
    const text = readFileSync(join(import.meta.dirname, name), 'utf8');
    const { year } = await loadAge(text, dataDir, assemblyDir(), new Date());
    const cloud = await startUnderRights(dataDir);
    ends.push(() => cloud.close());
    await cloud.idle();
    const stage = new StageOfToday(cloud.endpoints, cloud.functionName('OpenSeason'));
    const before = await stage.mails();
    const table = tableOf(cloud);

    expect(await table.layoutFound()).toBe(LAYOUT);
    for (const { id } of AGENCIES)
      expect([id, (await loadFiling(table, of(id, year))).state]).toEqual([id, STANDS[id as keyof typeof STANDS]]);
    const released = await publishedTables(stage, year, 'qingshi');
    expect(await changed(cloud)).toEqual([]);
    const isSealed = !BEFORE_SEALS.includes(name);
    expect(await publicOriginals(cloud)).toHaveLength(isSealed ? 0 : 1);

    for (const { id } of AGENCIES) await toApproval(stage, before, year, { agency: agencyOf(id), isSealed });
    await cloud.idle();
    const publisher = new Visitor();
    const board = await publisher.open(linkIn(mailTo(before, PEOPLE.publisher.address, /年报季已开始/)));
    expect(board.status).toBe(200);
    const approved = AGENCIES.filter(({ id }) => id !== 'qingshi');
    const numbers = await Promise.all(
      approved.map(async ({ id }) => (await loadFiling(table, of(id, year))).current ?? 0),
    );
    const ids = approved.map(({ id }, at) => submissionId(of(id, year), numbers[at] ?? 0));
    await release(publisher, board.url, ids, { stage, who: PEOPLE.publisher });
    for (const { contact } of approved) await stage.mailTo(contact.address, /已发布/, before.length);
    await cloud.idle();

    for (const { id } of AGENCIES) {
      const filing = filingSchema.parse(await loadFiling(table, of(id, year)));
      expect([id, filing.state, filing.released?.version]).toEqual([id, 'released', 1]);
      const events = await listEvents(table, of(id, year));
      expect([id, events.length > 3, firstBreak(filing.audit.subject, events)]).toEqual([id, true, undefined]);
      await publishedTables(stage, year, id);
    }
    expect(await changed(cloud)).toEqual([]);
    expect(await publicOriginals(cloud)).toEqual([]);
    // What was public stays what it was, byte for byte.
    expect((await publishedTables(stage, year, 'qingshi')).text).toBe(released.text);
    await nothingWaits(cloud);
    expect(twice(await stage.mails())).toEqual([]);
  });
});

/** What reconcile says to be other than it was filed or published: nothing that was filed before there were seals. */
async function changed(cloud: LocalCloud): Promise<object[]> {
  const { drifts } = (await cloud.invoke('Reconcile', { quietMinutes: 0 })) as { drifts: { kind: string }[] };
  return drifts.filter(
    ({ kind }) => kind === 'changed-since-filed' || kind === 'site-changed' || kind === 'not-compared',
  );
}

/** Uploaded files that the site still hands out, as it did in former times. */
async function publicOriginals(cloud: LocalCloud): Promise<string[]> {
  const objects = new Objects(cloud);
  ends.push(() => objects.close());
  const originals = new Set([...(await objects.all('Documents', 'originals/')).values()].map(digestOfBytes));
  expect(originals.size).toBeGreaterThan(0);
  return [...(await objects.all('Site'))].flatMap(([key, bytes]) => (originals.has(digestOfBytes(bytes)) ? [key] : []));
}

const of = (agency: string, year: number) => ({ area: 'home', year, agency });

function agencyOf(id: string): DemoAgency {
  const found = AGENCIES.find((agency) => agency.id === id);
  if (found === undefined) throw new Error(`the age names an agency that is not in the demo: ${id}`);
  return found;
}

/** From where the age left the filing to its approval, with no mail of then sent again. */
async function toApproval(
  stage: Stage,
  before: readonly Mail[],
  year: number,
  { agency, isSealed }: { readonly agency: DemoAgency; readonly isSealed: boolean },
): Promise<void> {
  const state = STANDS[agency.id as keyof typeof STANDS];
  if (state === 'approved' || state === 'released') return;
  const browser = await openAgencyPage(newestLink(before, agency.contact.address), agency.contact.address);
  const start = (await stage.mails()).length;
  if (state === 'returned') await newDraft(stage, browser, agency, year);
  if (state === 'draft' || state === 'returned') {
    await complete(browser, () => '0');
    expect((await fileReport(browser)).status).toBe(200);
  }
  const fresh = state === 'draft' || state === 'returned';
  if (state !== 'in-approval') {
    const about = {
      agencyName: agency.name,
      after: fresh ? start : lastTo(before, PEOPLE.reviewer.address, agency.name),
    };
    if (!fresh) await saysWhetherSealed(before, PEOPLE.reviewer.address, { agencyName: agency.name, isSealed });
    await decide(stage, PEOPLE.reviewer, about, { outcome: 'approved' });
  }
  const about = {
    agencyName: agency.name,
    after: state === 'in-approval' ? lastTo(before, PEOPLE.approver.address, agency.name) : start,
  };
  await decide(stage, PEOPLE.approver, about, { outcome: 'approved' });
  await stage.mailTo(agency.contact.address, /审定通过/, start);
}

/** Who decides on it is told where it was filed before there were seals, and can decide all the same. */
async function saysWhetherSealed(
  mails: readonly Mail[],
  address: string,
  { agencyName, isSealed }: { readonly agencyName: string; readonly isSealed: boolean },
): Promise<void> {
  const mail = mails[lastTo(mails, address, agencyName)];
  if (mail === undefined) throw new Error(`the age holds no mail about ${agencyName}`);
  const page = await new Visitor().open(linkIn(mail));
  expect([isSealed, page.text.includes(proof.beforeSeals)]).toEqual([isSealed, !isSealed]);
  expect(page.forms.some(({ action }) => action.endsWith('/decision'))).toBe(true);
}

async function newDraft(stage: Stage, browser: AgencyBrowser, agency: DemoAgency, year: number): Promise<void> {
  const mended = textReport(agency.name, year, { triple: false, wrongSum: false }).file;
  // Not the returned bytes again: a file that was mended differs.
  const page = await upload(stage, browser, { ...mended, bytes: Buffer.concat([mended.bytes, Buffer.from('\n')]) });
  expect(isDraft(page)).toBe(true);
}

/** Of the code of then every link opened, or only the last one. */
function newestLink(mails: readonly Mail[], address: string): string {
  const found = mails.findLast((mail) => mail.to.includes(address) && mail.text.includes('/l/'));
  if (found === undefined) throw new Error(`the age holds no link of ${address}`);
  return linkIn(found);
}

function mailTo(mails: readonly Mail[], address: string, subject: RegExp): Mail {
  const found = mails.find((mail) => mail.to.includes(address) && subject.test(mail.subject));
  if (found === undefined) throw new Error(`the age holds no mail to ${address} about ${subject.source}`);
  return found;
}

/** The place of the mail of then that asked the person for a decision on the agency's report. */
function lastTo(mails: readonly Mail[], address: string, agencyName: string): number {
  return mails.findLastIndex((mail) => mail.to.includes(address) && mail.subject.includes(agencyName));
}

/** Mails of then name the port of then; everybody else's host name stays what it was. */
class StageOfToday extends Stage {
  override async mails(): Promise<Mail[]> {
    const { origin } = new URL(this.addresses.desk);
    return (await super.mails()).map((mail) => ({
      ...mail,
      text: mail.text.replace(/http:\/\/localhost:\d+/g, origin),
    }));
  }
}

/** No execution waits for anything: those that yesterday's definition began have ended well, too. */
async function nothingWaits(cloud: LocalCloud): Promise<void> {
  for (const machine of ['IntakeMachine', 'ReviewMachine', 'ReleaseMachine']) {
    const answer = await fetch(cloud.endpoints.sfn, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.ListExecutions' },
      body: JSON.stringify({ stateMachineArn: cloud.stateMachineArn(machine) }),
    });
    const { executions } = (await answer.json()) as { executions: { name: string; status: string }[] };
    expect(executions.length).toBeGreaterThan(0);
    expect(executions.filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
  }
}

/** Mails of the same subject to the same person, more than the way of that filing has reason for. */
function twice(mails: readonly Mail[]): string[] {
  const counts = new Map<string, number>();
  for (const { to, subject } of mails) {
    const key = `${to.join()} ${subject}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // The returned report was uploaded, filed and put before its reviewer a second time.
  const { name } = agencyOf('shuiwu');
  return [...counts].flatMap(([key, count]) => {
    const again = key.includes(name) && /已识别|报送回执|请审核/.test(key) ? 2 : 1;
    return count > again ? [`${count} x ${key}`] : [];
  });
}

function tableOf(cloud: LocalCloud): Table {
  const client = dynamoClient(cloud.endpoints.dynamodb, cloud.region);
  ends.push(() => client.destroy());
  return new Table({ client, tableName: cloud.tableName('Table') });
}
