/**
 * Two counties in one installation, each with an agency of the same id, behind the rights of every function: they release at the same
 * moment, each under the lease of its own site; the hour links their sites, packs them and finds nothing amiss.
 */
import { afterAll, expect, jest, test } from '@jest/globals';
import { release } from '../../demo/journey.js';
import { seasonRequest } from '../../demo/season.js';
import { seed } from '../../demo/seed.js';
import { personSchema } from '#shared/ids/person.js';
import { folderOf, ROOT, type Place } from '#shared/ids/place.js';
import { changePreferences } from '#shared/store/people.js';
import { siteFence } from '#shared/store/releases.js';
import { listSites } from '#shared/store/sites.js';
import { madeUpAgencies, openProduct, PEOPLE, ReportingAgency, YEAR, type Product } from './product.js';

jest.setTimeout(600_000);

const [home] = madeUpAgencies('jia');
if (home === undefined) throw new Error('one agency');
const away = { ...home, name: '云山县示例甲局', contact: { name: '联络员山', address: 'jia@yunshan.example.invalid' } };
const publisherAway = { name: '山小布', address: 'publisher@yunshan.example.invalid' };

let product: Product | undefined;
afterAll(() => product?.close());

test('released at once, each stands at its place, and each leads to the other within the hour', async () => {
  product = await openProduct([home]);
  const { cloud, stage, table, seeded } = product;
  const own = { area: '云山县（示例）', areaId: 'yunshan', parent: 'home', publisher: publisherAway };
  const season = { ...seasonRequest(YEAR), ...own };
  const seededAway = await seed(stage, season, [away]);
  for (const person of [PEOPLE.reviewer, PEOPLE.approver])
    await changePreferences(table, 'yunshan', personSchema.parse(person), { mails: 'each' });

  const [here, there] = [
    await ReportingAgency.enter(product, home),
    await ReportingAgency.enter(product, away, 'yunshan'),
  ];
  for (const each of [here, there]) await each.approve();
  await Promise.all([
    release(seeded.publisher, seeded.boardUrl, [here.id()]),
    release(seededAway.publisher, seededAway.boardUrl, [there.id()]),
  ]);
  await cloud.idle();
  for (const { agency } of [here, there]) await stage.mailTo(agency.contact.address, /已发布/);

  const sites = await listSites(table);
  expect(sites.map(({ area }) => area).sort()).toEqual(['home', 'yunshan']);
  const placeOf = new Map<string, Place>(sites.map(({ area, place }) => [area, place]));
  expect([...placeOf.values()].filter((place) => place === ROOT)).toHaveLength(1);
  const read = async (area: string, key: string) => {
    const answer = await fetch(`${stage.addresses.site}/${placeOf.get(area)}${key}`);
    expect([area, key, answer.status]).toEqual([area, key, 200]);
    return answer.text();
  };
  for (const { area, agency } of [here, there]) {
    expect(JSON.parse(await read(area, `${YEAR}/jia/v1/report.json`))).toMatchObject({ agency: { name: agency.name } });
    // Nobody waited for the lease of the other, and nobody took it over.
    expect(await siteFence(table, area)).toBe(1);
  }

  // What is begun by the hour: links between the sites, and packs of both.
  await cloud.runSchedule('SayNotYet');
  await cloud.idle();
  const further = placeOf.get('home') === ROOT ? 'yunshan' : 'home';
  const root = further === 'home' ? 'yunshan' : 'home';
  expect(await read(root, 'index.html')).toContain(`href="/${folderOf(further)}index.html"`);
  expect(await read(further, 'index.html')).toContain('href="/index.html"');
  for (const area of ['home', 'yunshan'])
    expect(JSON.parse(await read(area, 'data/v1/bulk.json'))).toMatchObject({ files: expect.any(Array) });

  expect(await cloud.invoke('Reconcile', { quietMinutes: 0 })).toEqual({ drifts: [] });
});
