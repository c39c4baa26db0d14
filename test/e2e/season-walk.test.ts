/**
 * An office from the empty installation to the public page, in a browser, by mailed links alone: nobody types an id, a name
 * of a function or a command. What each person's main deed takes is counted and may not grow. `npm run walk:season` walks a
 * whole season of twelve agencies.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { tablesOf } from '../../demo/documents.js';
import { complete, fileReport, openAgencyPage, upload, type PublishedTables } from '../../demo/journey.js';
import { assemblyDir } from '../flow/product.js';
import { begins, invitesFromExcel } from './season/begin.js';
import { passesSeveral } from './season/deciding.js';
import { countyReport, fileOf } from './season/documents.js';
import { filesClean, SUBJECTS } from './season/filing.js';
import { fiftyBodies, officeList, STAFF } from './season/office.js';
import { Person } from './season/person.js';
import { releasesAll } from './season/publishing.js';
import { openEmptyOffice, type EmptyOffice } from './season/stage.js';

// Ends what hangs; how long a busy machine takes is no affair of this test.
jest.setTimeout(600_000);

let office: EmptyOffice;
let publisher: Person;
beforeAll(async () => {
  office = await openEmptyOffice(assemblyDir(), { pictures: process.env['NIANBAO_PICTURES'] });
  publisher = new Person(office.world, STAFF.publisher, STAFF.publisher.habits);
});
afterAll(async () => {
  expect(publisher.complaints).toEqual([]);
  await office.close();
});

const bodies = fiftyBodies();
/** Enough that one mail tells of all of them. */
const filing = bodies.slice(0, 4);
const names = filing.map(({ name }) => name);
const entry = (what: string) => office.world.diary.of(what);

test('a publisher begins a season and invites fifty agencies out of an Excel, in fewer than ten clicks', async () => {
  await begins(publisher, await office.world.stage.setUpLink(), office.year);
  // The link, a button for each of the five questions, and the last one.
  expect(entry('begin the season').presses).toBe(7);
  await invitesFromExcel(publisher, officeList(bodies), bodies.length);
  expect(entry('take 50 agencies from an Excel and invite them').presses).toBeLessThan(10);
});

test('a clean report takes its clerk three clicks: the link, the file, the filing', async () => {
  const { world, year } = office;
  for (const [index, { name, contact }] of filing.entries()) {
    const file = await fileOf(countyReport(name, year, index + 1), 'docx');
    if (index === 0) {
      const clerk = new Person(world, contact, { language: 'en', script: true });
      await filesClean(clerk, file, 'file a clean report');
      expect(clerk.complaints).toEqual([]);
      continue;
    }
    const browser = await openAgencyPage(await world.stage.newestLink(contact.address), contact.address);
    await upload(world.stage, browser, file);
    await complete(browser, () => '');
    expect((await fileReport(browser)).text).toContain('报送回执');
  }
  const { presses, ticks, typed } = entry('file a clean report');
  // In English one more, once: the choice of the language.
  expect({ presses, ticks, typed }).toEqual({ presses: 3 + 1, ticks: 1, typed: 2 });
});

test.each([
  ['reviewer', '01-13'],
  ['approver', '01-14'],
] as const)('a %s passes clean reports with a tick and a look each', async (role, day) => {
  await office.morning(day);
  const decider = new Person(office.world, STAFF[role], { language: 'zh', script: true });
  await decider.does(`${role} passes 4 clean reports`, async () => {
    await decider.openMail(SUBJECTS.digest);
    await passesSeveral(decider, names);
  });
  const { presses, ticks } = entry(`${role} passes 4 clean reports`);
  // The link, the start, the confirmation and, once in a season, the code; a look at each.
  expect({ presses, ticks }).toEqual({ presses: 4 + 4, ticks: 4 });
  expect(decider.complaints).toEqual([]);
});

test('the publisher releases what is approved with two clicks, and the public reads the numbers of the documents', async () => {
  const { world, cloud, year } = office;
  await cloud.idle();
  await publisher.does('release 4 reports', async () => {
    await publisher.openNewestLink();
    await releasesAll(publisher, 4);
  });
  expect(entry('release 4 reports').presses).toBe(1 + 2);
  await cloud.idle();
  const clerk = new Person(world, filing[0]?.contact ?? STAFF.publisher, { language: 'zh', script: false });
  const mail = await clerk.mail(SUBJECTS.released);
  const address = /https?:\S+index\.html/.exec(mail.text)?.[0] ?? 'no address in the mail';
  await clerk.does('look at the public page', () => clerk.open(address));
  const { values } = countyReport(names[0] ?? '', year, 1);
  await clerk.sees(values['requests.newlyReceived@total']);
  const published = (await (await fetch(new URL('v1/report.json', address))).json()) as PublishedTables;
  expect(published).toMatchObject(tablesOf(values));
});
