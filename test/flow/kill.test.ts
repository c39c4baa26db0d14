/**
 * `kill -9` of everything at the worst moments: the product runs as `npm start` runs it, in a process group of its own,
 * and starts again on the same folder and ports. Links that were mailed stay good, and what was begun goes on.
 */
import { afterAll, expect, jest, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { distinctPdf, tablesOf } from '../../demo/documents.js';
import { decide, isDraft, openAgencyPage, publishedTables, release, sameTables } from '../../demo/journey.js';
import { AGENCIES, PEOPLE, yearToCollect } from '../../demo/season.js';
import { linkIn, MAIL_FROM, Stage, type Mail } from '../../demo/stage.js';
import { formTo, Visitor } from '../../demo/visitor.js';
import { addressesOf, portsFrom } from '../../local/addresses.js';
import { findNamed } from '../../local/names.js';
import { readTemplate } from '../../local/template/read-template.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { listEvents, loadSubmission } from '#shared/store/filings.js';
import { LEASE_SECONDS, loadRow } from '#shared/store/outbox.js';
import { Table, type Key } from '#shared/store/table.js';
import { OUTBOX_PREFIX } from '#shared/workflow/outbox-prefix.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { assemblyDir, dynamoClient } from './product.js';
import { filled, post, sendFile, sessionOf, uploadForm } from './requests.js';

jest.setTimeout(180_000);

const ROOT = join(import.meta.dirname, '../..');
const dataDir = temporaryFolder();
let running: ChildProcess | undefined;

afterAll(async () => {
  await kill();
  removeFolder(dataDir);
});

test('a report comes through three deaths of the whole product, and mail that was sent is not sent again', async () => {
  const assembly = assemblyDir();
  const base = await freePorts();
  const addresses = addressesOf(portsFrom(base));
  const account = { region: 'us-east-1', accountId: '000000000000', partition: 'aws', urlSuffix: 'amazonaws.com' };
  const parameters = { DeskBaseUrl: addresses.desk, SiteBaseUrl: addresses.site, MailFrom: MAIL_FROM };
  const model = readTemplate(assembly, account, parameters);
  const functionName = (wanted: string) => findNamed('functions', model.functions, wanted).name;
  const stage = new Stage(addresses, functionName('OpenSeason'));
  const client = dynamoClient(addresses.dynamodb);
  const table = new Table({ client, tableName: findNamed('tables', model.tables, 'Table').name });
  const start = () => startProcess(['--assembly', assembly, '--data', dataDir, '--port-base', String(base)]);
  const settle = async () => {
    const answer = await fetch(`${addresses.lambda}/2015-03-31/functions/${functionName('Settle')}/invocations`, {
      method: 'POST',
      body: '{}',
    });
    expect(answer.headers.has('x-amz-function-error')).toBe(false);
  };
  const year = yearToCollect(new Date());
  const [agency] = AGENCIES;
  if (agency === undefined) throw new Error('the demo has no agencies');
  const id = submissionId({ area: 'home', year: year, agency: agency.id }, 1);
  const document = await distinctPdf(agency.name, year);

  await start();
  const invitation = linkIn(await stage.mailTo(agency.contact.address, /请报送/));
  const browser = await openAgencyPage(invitation, agency.contact.address);
  const { form } = await uploadForm(browser);

  // Dies right after S3 has answered the upload.
  expect((await sendFile(form, document.file)).status).toBe(303);
  let killedAt = await kill();
  await start();
  const again = await openAgencyPage(invitation, agency.contact.address);
  await takeOver(table, killedAt, settle);
  await stage.until('the draft', async () => (isDraft(await again.visitor.open(again.pageUrl)) ? true : undefined));

  // Dies right after the report is filed. The mail that tells of the draft ends the invitation's link.
  await quiet(stage, table);
  const session = await sessionOf(await stage.newestLink(agency.contact.address));
  const filing = formTo(await again.visitor.open(again.pageUrl), '/file');
  const statement = filled(filing, { officer: '负小责', title: '分管副局长', agree: 'on' });
  expect((await post(session, filing.action, statement)).status).toBe(303);
  killedAt = await kill();
  await start();
  await takeOver(table, killedAt, settle);
  expect((await loadSubmission(table, id))?.state).toBe('in-review');
  const request = await stage.mailTo(PEOPLE.reviewer.address, new RegExp(agency.name));
  await stage.mailTo(agency.contact.address, /报送回执/);
  await quiet(stage, table);

  // Dies while the report waits for its reviewer and nothing else is going on.
  const before = await stage.mails();
  await kill();
  await start();
  const reviewer = new Visitor();
  const page = await reviewer.open(linkIn(request));
  const decided = await reviewer.submit(
    formTo(await reviewer.submit(formTo(page, '/decision'), { outcome: 'approved', comment: '' }), '/decision'),
  );
  expect([decided.status, decided.forms.some(({ action }) => action.endsWith('/decision'))]).toEqual([200, false]);
  const { address } = PEOPLE.reviewer;
  expect((await loadSubmission(table, id))?.decisions).toMatchObject([{ outcome: 'approved', by: { address } }]);
  const about = { agencyName: agency.name, after: before.length };
  await decide(stage, PEOPLE.approver, about, { outcome: 'approved' });
  await stage.mailTo(agency.contact.address, /审定通过/);

  const publisherLink = linkIn(await stage.mailTo(PEOPLE.publisher.address, /年报季已开始/));
  const publisher = new Visitor();
  const board = await publisher.open(publisherLink);
  await release(publisher, board.url, [id]);
  expect(sameTables(await publishedTables(stage, year, agency.id), tablesOf(document.values))).toBe(true);
  await stage.mailTo(agency.contact.address, /已发布/);
  await settle();
  await quiet(stage, table);

  const after = await stage.mails();
  expect(after.slice(0, before.length).map(({ id: mail }) => mail)).toEqual(before.map(({ id: mail }) => mail));
  for (const mail of before)
    expect([naming(mail), countOf(mail, after)]).toEqual([naming(mail), countOf(mail, before)]);
  expect(new Set(after.map(({ id: mail }) => mail)).size).toBe(after.length);
  const deeds = (await listEvents(table, { area: 'home', year: year, agency: agency.id })).map(({ deed }) => deed);
  // The scanner's word may come before the file or after it: only then is it a deed of its own.
  expect(deeds.filter((deed) => deed !== 'pass-scan')).toEqual([
    'receive',
    'draft',
    'file',
    'ask',
    'passReview',
    'ask',
    'approve',
    'release',
  ]);
  client.destroy();
});

const naming = ({ to, subject }: Mail) => `${to.join()} ${subject}`;
const countOf = (mail: Mail, mails: readonly Mail[]) => mails.filter((other) => naming(other) === naming(mail)).length;

async function startProcess(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'demo/start.ts'), ...args], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Stop with Ctrl+C')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`the product did not start:\n${said}`)));
  });
}

/** Kills the process, the functions it forked and its database in one blow; resolves when none of them lives. */
async function kill(): Promise<Date> {
  const group = running?.pid;
  running = undefined;
  if (group === undefined) return new Date();
  process.kill(-group, 'SIGKILL');
  const at = new Date();
  const end = Date.now() + 20_000;
  while (membersOf(group).length > 0) {
    if (Date.now() > end) throw new Error(`still alive after SIGKILL: ${membersOf(group).join()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return at;
}

/** Living processes of a group (man 5 proc: state and group are the third and fifth field of stat). */
function membersOf(group: number): string[] {
  return readdirSync('/proc').filter((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const [state, , pgrp] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(pgrp) === group && state !== 'Z';
    } catch {
      return false;
    }
  });
}

/**
 * Lets the time pass after which the rows that the dead functions held are free again, and runs the schedule that
 * looks for such rows: three minutes and up to five more, were they waited for.
 */
async function takeOver(table: Table, killedAt: Date, settle: () => Promise<void>): Promise<void> {
  const freed = new Date(killedAt.getTime() + LEASE_SECONDS * 1000).toISOString();
  for (const key of await unfinished(table)) {
    const row = await loadRow(table, key);
    if (row?.status !== 'working' || row.dueAt > freed) continue;
    await table.commit([
      {
        Update: {
          Key: { ...key },
          UpdateExpression: 'SET dueAt = :now',
          ConditionExpression: 'dueAt = :seen',
          ExpressionAttributeValues: { ':now': new Date().toISOString(), ':seen': row.dueAt },
        },
      },
    ]);
  }
  await settle();
}

/** Rows that somebody waits for; the look under an upload form is put off until the form is over. */
async function unfinished(table: Table): Promise<Key[]> {
  return (await table.due('9999', 200)).filter(({ pk }) => !pk.startsWith(OUTBOX_PREFIX.find));
}

/** Nothing is left in the outbox. */
async function quiet(stage: Stage, table: Table): Promise<void> {
  await stage.until('the outbox to be empty', async () => ((await unfinished(table)).length === 0 ? true : undefined));
}

/** The first of eight free ports in a row, outside the range that the system gives out by itself. */
async function freePorts(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const base = 20_000 + 10 * Math.floor(Math.random() * 1000);
    const free = await Promise.all(Array.from({ length: 8 }, (_, n) => isFree(base + n)));
    if (free.every(Boolean)) return base;
  }
  throw new Error('no eight free ports in a row');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
