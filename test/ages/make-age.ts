/**
 * Makes an age (age.ts) of the code that it runs with: drives a small season over HTTP until every kind of filing stands
 * somewhere, and writes the data down. `node --import tsx test/ages/make-age.ts NAME`, after a change of any stored form
 * has landed; NAME is the commit. For an older commit, put `age.ts` and this file into a checkout of it and run it there:
 * it stands on `demo/` and `local/` alone.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { textReport } from '../../demo/documents.js';
import { complete, decide, fileReport, isDraft, openAgencyPage, release, upload } from '../../demo/journey.js';
import { AGENCIES, PEOPLE, seasonRequest, type DemoAgency } from '../../demo/season.js';
import { seed } from '../../demo/seed.js';
import { stageOf, startProduct } from '../../demo/stage.js';
import { synthesize } from '../../demo/synthesize.js';
import type { LocalCloud } from '../../local/cloud.js';
import { movableClock } from '../../local/clock.js';
import { createDynamoCall } from '../../local/dynamodb/call.js';
import { ageText, STANDS, type AgeData, type AttributeValues } from './age.js';

const YEAR = 2025;
/** What a data folder needs to go on; the rest is made anew or belongs to one run. */
const KEPT = ['mail', 's3', 'stepfunctions', 'kms'];

const [, , name] = process.argv;
if (name === undefined) throw new Error('say which commit this is: make-age.ts NAME');
const dataDir = mkdtempSync(join(tmpdir(), 'age-'));
/** A day for each agency: of more that wait for one person on one day, one mail tells, and names none of them. */
const DAY_MS = 86_400_000;
const clock = movableClock(new Date(Date.now() - AGENCIES.length * DAY_MS));
const cloud = await startProduct({ assemblyDir: synthesize(), dataDir, ports: 0, clock });
try {
  await driveSeason();
  await cloud.idle();
  const items = await scan(cloud);
  await cloud.close();
  const head = {
    madeBy: name,
    madeAt: clock.now().toISOString(),
    year: YEAR,
    stands: STANDS,
    items: counted(items.map((item) => String(item['pk']?.['S']).split('#')[0] ?? '')),
  };
  const path = join(import.meta.dirname, `${name}.json`);
  writeFileSync(path, ageText(head, { items, files: filesOf(dataDir) }));
  console.log(`${path}: ${items.length} items, ${readFileSync(path).length} bytes`);
} finally {
  await cloud.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function driveSeason(): Promise<void> {
  const stage = stageOf(cloud);
  const seeded = await seed(stage, seasonRequest(YEAR), AGENCIES);
  // What is published first: the board releases all that is approved by then.
  const standsReleased = ({ id }: DemoAgency) => STANDS[id as keyof typeof STANDS] === 'released';
  for (const agency of [...AGENCIES].sort((a, b) => Number(standsReleased(b)) - Number(standsReleased(a)))) {
    await carry(agency, STANDS[agency.id as keyof typeof STANDS]);
    await cloud.idle();
    clock.moveTo(new Date(clock.now().getTime() + DAY_MS));
  }

  /** As far as the agency's filing goes in this age. */
  async function carry(agency: DemoAgency, state: (typeof STANDS)[keyof typeof STANDS]): Promise<void> {
    const after = (await stage.mails()).length;
    const browser = await openAgencyPage(seeded.invitations.get(agency.id) ?? '', agency.contact.address);
    const page = await upload(stage, browser, textReport(agency.name, YEAR, { triple: false, wrongSum: false }).file);
    if (!isDraft(page)) throw new Error(`no draft: ${page.text.slice(0, 300)}`);
    await complete(browser, () => '0');
    if (state === 'draft') return;
    await fileReport(browser);
    await stage.mailTo(PEOPLE.reviewer.address, new RegExp(agency.name), after);
    if (state === 'in-review') return;
    const about = { agencyName: agency.name, after };
    await decide(stage, PEOPLE.reviewer, about, {
      outcome: state === 'returned' ? 'returned' : 'approved',
      comment: state === 'returned' ? '请核对后重新上传。' : '',
    });
    if (state === 'returned') return void (await stage.mailTo(agency.contact.address, /请修改后重新报送/, after));
    await stage.mailTo(PEOPLE.approver.address, new RegExp(agency.name), after);
    if (state === 'in-approval') return;
    await decide(stage, PEOPLE.approver, about, { outcome: 'approved' });
    await stage.mailTo(agency.contact.address, /审定通过/, after);
    if (state === 'approved') return;
    // A session ends before days have gone by; the link that was mailed goes on.
    await seeded.publisher.open(seeded.publisherLink);
    await release(seeded.publisher, seeded.boardUrl, [`${YEAR}-${agency.id}-1`]);
    await stage.mailTo(agency.contact.address, /已发布/, after);
  }
}

async function scan({ endpoints, region, tableName }: LocalCloud): Promise<AttributeValues[]> {
  const call = createDynamoCall(endpoints.dynamodb, region);
  const items: AttributeValues[] = [];
  let from: unknown;
  do {
    const start = from === undefined ? {} : { ExclusiveStartKey: from };
    const page = await call('Scan', { TableName: tableName('Table'), ConsistentRead: true, ...start });
    items.push(...(page['Items'] as AttributeValues[]));
    from = page['LastEvaluatedKey'];
  } while (from !== undefined && from !== null);
  return items;
}

function filesOf(folder: string): AgeData['files'] {
  const paths = KEPT.flatMap((part) => listed(join(folder, part)).map((file) => join(folder, part, file)));
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path).toString('base64')]));
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .filter((path) => !path.includes('incoming'))
      .sort();
  } catch {
    return [];
  }
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of names) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}
