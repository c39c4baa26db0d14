/**
 * The upgrade drill: a season that the former code began goes on under today's code, then under the former code again, and
 * is released by today's, by the links that were mailed on the way. The former code is a commit of this repository
 * (NIANBAO_FORMER, or the parent), synthesized in a worktree of its own: too long for every run, so
 * `npm run drill:upgrade` asks for it. What former code does with values that it does not know is held by the tests of newer
 * formats (test/store/newer-format.test.ts, test/desk/newer-format.test.ts), in every run.
 */
import { afterEach, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { textReport } from '../../demo/documents.js';
import { complete, decideByLink, fileReport, isDraft, openAgencyPage, release, upload } from '../../demo/journey.js';
import { PEOPLE, seasonRequest } from '../../demo/season.js';
import { seed } from '../../demo/seed.js';
import { linkIn, stageOf, startProduct, type Stage } from '../../demo/stage.js';
import { Visitor } from '../../demo/visitor.js';
import type { LocalCloud } from '../../local/cloud.js';
import { personSchema } from '#shared/ids/person.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { changePreferences } from '#shared/store/people.js';
import { Table } from '#shared/store/table.js';
import type { Drift } from '#shared/upkeep/drift.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { LONG } from './drill.js';
import { assemblyDir, dynamoClient, madeUpAgencies, YEAR } from './product.js';

jest.setTimeout(3_600_000);

const root = join(import.meta.dirname, '../..');
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const drill = LONG ? test : test.skip;

function formerAssembly(): string {
  const folder = temporaryFolder();
  const tree = join(folder, 'former');
  const commit = process.env['NIANBAO_FORMER'] ?? 'HEAD^';
  execFileSync('git', ['worktree', 'add', '--detach', tree, commit], { cwd: root, stdio: 'ignore' });
  ends.push(() => {
    execFileSync('git', ['worktree', 'remove', '--force', tree], { cwd: root, stdio: 'ignore' });
    removeFolder(folder);
  });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const outdir = join(folder, 'cdk.out');
  const env = { ...process.env, CDK_OUTDIR: outdir };
  execFileSync(process.execPath, ['--import', 'tsx', join(tree, 'infra', 'app.ts')], {
    cwd: tree,
    env,
    stdio: 'ignore',
  });
  return outdir;
}

drill('a season of the former code goes on under today’s, under the former one again, and is released', async () => {
  const [former, today] = [formerAssembly(), assemblyDir()];
  const dataDir = temporaryFolder();
  ends.push(() => removeFolder(dataDir));
  const [jia, yi] = madeUpAgencies('jia', 'yi');
  if (jia === undefined || yi === undefined) throw new Error('two agencies');
  let running: LocalCloud | undefined;
  ends.push(() => running?.close());
  const deploy = async (dir: string) => {
    await running?.close();
    running = await startProduct({ assemblyDir: dir, dataDir, ports: 0 });
    return { cloud: running, stage: stageOf(running) };
  };

  let { cloud, stage } = await deploy(former);
  await seed(stage, { ...seasonRequest(YEAR), proof: 'off' }, [jia, yi]);
  await eachByItsOwnMail(cloud);
  for (const agency of [jia, yi]) {
    const { contact, name } = agency;
    const browser = await openAgencyPage(await newest(stage, cloud, contact.address, ''), contact.address);
    const page = await upload(stage, browser, textReport(name, YEAR, { triple: false, wrongSum: false }).file);
    expect(isDraft(page)).toBe(true);
    await complete(browser, () => '');
    if (agency === jia) expect((await fileReport(browser)).status).toBe(200);
  }
  await stage.mailTo(PEOPLE.reviewer.address, new RegExp(jia.name));
  await cloud.idle();

  ({ cloud, stage } = await deploy(today));
  await decideAs(stage, cloud, PEOPLE.reviewer.address, jia.name);
  const browser = await openAgencyPage(await newest(stage, cloud, yi.contact.address, ''), yi.contact.address);
  expect((await fileReport(browser)).status).toBe(200);
  await stage.until('both to be asked for', async () => {
    const subjects = (await stage.mails()).map(({ to, subject }) => `${to.join()} ${subject}`);
    const asked = (who: string, name: string) => subjects.some((one) => one.includes(who) && one.includes(name));
    return asked(PEOPLE.approver.address, jia.name) && asked(PEOPLE.reviewer.address, yi.name) ? true : undefined;
  });
  await cloud.idle();

  // Rolled back: what today's code wrote is read by the former one, and goes on.
  ({ cloud, stage } = await deploy(former));
  await decideAs(stage, cloud, PEOPLE.approver.address, jia.name);
  await decideAs(stage, cloud, PEOPLE.reviewer.address, yi.name);
  await cloud.idle();

  ({ cloud, stage } = await deploy(today));
  await decideAs(stage, cloud, PEOPLE.approver.address, yi.name);
  await cloud.idle();
  const publisher = new Visitor();
  const board = await publisher.open(await newest(stage, cloud, PEOPLE.publisher.address, ''));
  const ids = [jia, yi].map(({ id }) => submissionId({ area: 'home', year: YEAR, agency: id }, 1));
  await release(publisher, board.url, ids);
  for (const { contact } of [jia, yi]) await stage.mailTo(contact.address, /已发布/);
  await cloud.idle();
  const { drifts } = (await cloud.invoke('Reconcile', { quietMinutes: 0 })) as { drifts: Drift[] };
  expect(drifts).toEqual([]);
});

/** However many wait for one person on one day. */
async function eachByItsOwnMail(cloud: LocalCloud): Promise<void> {
  const client = dynamoClient(cloud.endpoints.dynamodb, cloud.region);
  const table = new Table({ client, tableName: cloud.tableName('Table') });
  for (const person of [PEOPLE.reviewer, PEOPLE.approver])
    await changePreferences(table, 'home', personSchema.parse(person), { mails: 'each' });
  client.destroy();
}

async function decideAs(stage: Stage, cloud: LocalCloud, address: string, agencyName: string): Promise<void> {
  await decideByLink(stage, { address }, await newest(stage, cloud, address, agencyName), { outcome: 'approved' });
}

const LINK = /\/l\/[A-Za-z0-9_-]{43}/;

/** The newest link to somebody about an agency; of a start before, it names the port of then. */
async function newest(stage: Stage, cloud: LocalCloud, address: string, agencyName: string): Promise<string> {
  const link = await stage.until(`a link to ${address}`, async () => {
    const mails = (await stage.mails()).filter(({ to, text }) => to.includes(address) && LINK.test(text));
    const mail = mails.findLast(({ subject, text }) => subject.includes(agencyName) || text.includes(agencyName));
    return mail === undefined ? undefined : linkIn(mail);
  });
  return new URL(new URL(link).pathname, cloud.endpoints.desk).href;
}
