/**
 * The restore drill: a season is exported while reports wait, the installation is wiped, and the bundle is put back into a new
 * one with other keys, other version ids and no execution. What is public stays what it was, and a report that waited for its
 * reviewer is decided by a new link and released. `npm run drill:restore` does the same with more of everything.
 */
import { afterEach, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationOf } from '../../demo/installation.js';
import { decideByLink, fileReport, openAgencyPage, publishedTables, release } from '../../demo/journey.js';
import { linkIn, stageOf, startProduct, type Stage } from '../../demo/stage.js';
import { Visitor } from '../../demo/visitor.js';
import type { LocalCloud } from '../../local/cloud.js';
import { publicHalfText } from '#shared/kms/keys.js';
import { keysFrom } from '#shared/site/pointer.js';
import { loadFiling } from '#shared/store/filings.js';
import { Table } from '#shared/store/table.js';
import type { Drift } from '#shared/upkeep/drift.js';
import { bundle as words } from '#shared/words/zh/bundle.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { LONG } from './drill.js';
import { otherInstallation, type FormerKeys } from './other-installation.js';
import { assemblyDir, dynamoClient, madeUpAgencies, openProduct, PEOPLE, ReportingAgency, YEAR } from './product.js';

jest.setTimeout(900_000);

const root = join(import.meta.dirname, '../..');
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

test('a season is exported, wiped and put back, and a waiting review is decided by a new link and released', async () => {
  const folder = temporaryFolder();
  ends.push(() => removeFolder(folder));
  const bundle = join(folder, 'bundle');
  const more = LONG ? ['ding', 'wu', 'ji', 'geng'] : [];
  const agencies = madeUpAgencies('jia', 'yi', 'bing', ...more);
  const before = await openProduct(agencies);
  let isOpen = true;
  ends.push(() => (isOpen ? before.close() : undefined));
  const bodies = [];
  for (const agency of agencies) bodies.push(await ReportingAgency.enter(before, agency));
  const [released, waiting, drafting, ...others] = bodies;
  if (released === undefined || waiting === undefined || drafting === undefined) throw new Error('three agencies');
  await released.approve();
  await release(before.seeded.publisher, before.seeded.boardUrl, [released.id()]);
  await before.stage.mailTo(released.agency.contact.address, /已发布/);
  await waiting.file();
  await drafting.draft();
  for (const other of others) await other.file();
  await before.cloud.idle();
  const wasPublic = await publishedTables(before.stage, YEAR, released.agency.id);
  const mailedThen = await before.stage.mails();
  const tokens = (await before.dynamo('Scan', { TableName: before.cloud.tableName('Table') }))['Items'] as Row[];

  const from = writeInstallation(folder, 'before.json', before.cloud);
  const exported = await nianbao('export-season', '--installation', from, '--area', 'home', '--to', bundle);
  expect([exported.status, exported.text]).toEqual([0, expect.stringContaining('导出包属实')]);
  expect((await nianbao('verify', bundle)).status).toBe(0);
  noSecretIn(
    bundle,
    mailedThen.map(({ text }) => text),
    tokens,
  );
  // Nobody decided anything meanwhile, and the export left nothing behind.
  expect(exported.text).not.toContain('导出期间有人在办理');
  await before.close();
  isOpen = false;

  const keys = keysFrom(readFileSync(join(bundle, 'keys.json'), 'utf8'));
  const former = {
    SEAL_KEY_ID: [...keys.seal].map(([id, key]) => publicHalfText(id, key)),
    CHECKPOINT_KEY_ID: [...keys.checkpoint].map(([id, key]) => publicHalfText(id, key)),
  };
  const cloud = await startOther(folder, 'after', former);
  const to = writeInstallation(folder, 'after.json', cloud);
  // Deployed without the former keys it believes nothing, and says what the configuration needs.
  const untold = writeInstallation(folder, 'untold.json', cloud, ([value = '']) => value);
  const refused = await nianbao('restore-season', bundle, '--installation', untold);
  expect([refused.status, refused.text]).toEqual([2, expect.stringContaining(words.notRestored['keys-not-trusted'])]);
  for (const key of [...former.SEAL_KEY_ID, ...former.CHECKPOINT_KEY_ID]) expect(refused.text).toContain(key);
  const restored = await nianbao('restore-season', bundle, '--installation', to);
  expect([restored.status, restored.text]).toEqual([0, expect.stringContaining('已恢复 home')]);
  const again = await nianbao('restore-season', bundle, '--installation', to);
  expect([again.status, again.text]).toEqual([0, expect.stringContaining('恢复完毕')]);
  await cloud.idle();

  const stage = stageOf(cloud);
  expect((await publishedTables(stage, YEAR, released.agency.id)).text).toBe(wasPublic.text);
  await noOldLinkOpens(
    cloud,
    mailedThen.map(({ text }) => text),
  );
  // The review that waited goes on by the link that was mailed now; so does the draft.
  await decide(stage, PEOPLE.reviewer.address, waiting.agency.name);
  await decide(stage, PEOPLE.approver.address, waiting.agency.name);
  const contact = drafting.agency.contact.address;
  const browser = await openAgencyPage(await linkTo(stage, contact, drafting.agency.name), contact);
  expect((await fileReport(browser)).status).toBe(200);
  await decide(stage, PEOPLE.reviewer.address, drafting.agency.name);
  await decide(stage, PEOPLE.approver.address, drafting.agency.name);
  await cloud.idle();
  const publisher = new Visitor();
  const board = await publisher.open(await linkTo(stage, PEOPLE.publisher.address, ''));
  await release(publisher, board.url, [waiting.id(), drafting.id()]);
  for (const body of [waiting, drafting]) await stage.mailTo(body.agency.contact.address, /已发布/);
  await cloud.idle();

  const client = dynamoClient(cloud.endpoints.dynamodb, cloud.region);
  ends.push(() => client.destroy());
  const table = new Table({ client, tableName: cloud.tableName('Table') });
  for (const { agency } of [released, waiting, drafting])
    expect((await loadFiling(table, { area: 'home', year: YEAR, agency: agency.id })).state).toBe('released');
  // Seals and chains hold by the keys of then and of now, and the site is what was released.
  const { drifts } = (await cloud.invoke('Reconcile', { quietMinutes: 0 })) as { drifts: Drift[] };
  expect(drifts).toEqual([]);
  const second = await nianbao('export-season', '--installation', to, '--area', 'home', '--to', join(folder, 'second'));
  expect([second.status, second.text]).toEqual([0, expect.stringContaining('导出包属实')]);
});

interface Row {
  readonly pk: { readonly S: string };
  readonly task?: { readonly M: { readonly token: { readonly S: string } } };
}

/** Beside this process, which serves the database that the command asks. */
function nianbao(...args: string[]): Promise<{ readonly status: number | null; readonly text: string }> {
  const { AWS_REGION: _region, ...env } = process.env;
  const program = ['--import', 'tsx', join(root, 'cli', 'nianbao.ts'), ...args];
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, program, { cwd: root, env });
    let text = '';
    for (const stream of [run.stdout, run.stderr])
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    run.on('error', reject);
    run.on('close', (status) => resolve({ status, text }));
  });
}

function writeInstallation(
  folder: string,
  name: string,
  cloud: LocalCloud,
  keysOf: (keys: readonly string[]) => string = (keys) => keys.join(' '),
): string {
  const path = join(folder, name);
  const all = Object.entries(installationOf(cloud)).map(([variable, value]) => [
    variable,
    variable.endsWith('_KEY_ID') && !variable.startsWith('AWS_') ? keysOf(value.split(' ')) : value,
  ]);
  writeFileSync(path, JSON.stringify(Object.fromEntries(all)));
  return path;
}

async function startOther(folder: string, name: string, former: FormerKeys): Promise<LocalCloud> {
  const dir = otherInstallation(assemblyDir(), join(folder, `${name}-assembly`), former);
  const dataDir = join(folder, `${name}-data`);
  mkdirSync(dataDir);
  const cloud = await startProduct({ assemblyDir: dir, dataDir, ports: 0 });
  ends.push(() => cloud.close());
  return cloud;
}

const SECRET = /\/l\/([A-Za-z0-9_-]{43})/g;

/** Neither a link, nor its hash, nor a task token: in no file of it. */
function noSecretIn(bundle: string, mails: readonly string[], rows: readonly Row[]): void {
  const text = readdirSync(join(bundle, 'items'))
    .map((name) => readFileSync(join(bundle, 'items', name), 'utf8'))
    .join('\n');
  const secrets = mails.flatMap((mail) => [...mail.matchAll(SECRET)].map(([, secret = '']) => secret));
  const hashes = rows.flatMap(({ pk }) =>
    /^(?:LINK|SESSION|CODE|BROWSER)#/.test(pk.S) ? [pk.S.split('#')[1] ?? ''] : [],
  );
  const tokens = rows.flatMap(({ task }) => (task === undefined ? [] : [task.M.token.S]));
  expect([secrets.length > 3, hashes.length > 3, tokens.length > 0]).toEqual([true, true, true]);
  expect([...secrets, ...hashes, ...tokens].filter((secret) => text.includes(secret))).toEqual([]);
}

async function noOldLinkOpens(cloud: LocalCloud, mails: readonly string[]): Promise<void> {
  for (const mail of mails)
    for (const [, secret = ''] of mail.matchAll(SECRET)) {
      const page = await new Visitor().open(`${cloud.endpoints.desk}/l/${secret}`);
      expect(page.url).toContain('/l/');
    }
}

/** The newest link that was mailed to somebody about an agency. */
async function linkTo(stage: Stage, address: string, agencyName: string): Promise<string> {
  return stage.until(`a link to ${address}`, async () => {
    const mails = (await stage.mails()).filter((mail) => mail.to.includes(address) && SECRET_IN.test(mail.text));
    const about = mails.findLast(({ subject, text }) => subject.includes(agencyName) || text.includes(agencyName));
    return about === undefined ? undefined : linkIn(about);
  });
}
const SECRET_IN = /\/l\/[A-Za-z0-9_-]{43}/;

async function decide(stage: Stage, address: string, agencyName: string): Promise<void> {
  const link = await linkTo(stage, address, agencyName);
  await decideByLink(stage, { address }, link, { outcome: 'approved' });
}
