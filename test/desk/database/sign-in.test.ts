/** Signing in by an address: strangers, however many and from wherever, shut nobody out whom the product knows. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deskGrant } from '#shared/access/desk-grant.js';
import { filingGrantId, personMark, publisherGrantId } from '#shared/access/links.js';
import type { Grant } from '#shared/access/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { addressSchema, type Person } from '#shared/ids/person.js';
import { handedOverWrites } from '#shared/store/deliveries.js';
import { loadGrant } from '#shared/store/grants.js';
import {
  LIMIT_PREFIX,
  LINKS_PER_GRANT,
  SIGN_INS_FROM_ONE_PLACE,
  SIGN_INS_PER_DAY,
  UPLOAD_FORMS_PER_GRANT,
} from '#shared/store/limits.js';
import { approver, contact, reviewer, season } from '../../deeds/filing/scene.js';
import { grantPut } from '../../store/put-grant.js';
import { areaSchema } from '#shared/season/area.js';
import { seasonKey } from '#shared/store/keys.js';
import { areaWrite, seasonWrites } from '#shared/store/seasons.js';
import { openWith } from '../../store/walk.js';
import { keepCookies, openRunningDesk, type Answer, type RunningDesk } from './running-desk.js';

let desk: RunningDesk;
beforeAll(async () => {
  desk = await openRunningDesk();
  await desk.table.commit([areaWrite({ id: season.area, name: season.areaName, parent: null })]);
  await openWith(desk.table, 'jiaoyu');
  await desk.deliver();
});
afterAll(() => desk.close());

const signIn = (address: string, place = '192.0.2.1'): Promise<Answer> =>
  desk.request('POST', '/sign-in', { form: { address }, headers: { 'x-forwarded-for': `${place}, 198.51.100.7` } });

/** The day's number of something, as so many askings leave it. */
async function counted(of: string, subject: string, count: number): Promise<void> {
  const key = { pk: `${LIMIT_PREFIX}${of}#${digestOfBytes(`${of}\n${subject}`)}`, sk: `DAY#${dayOf(new Date())}` };
  const lastAt = new Date(0).toISOString();
  await desk.table.commit([{ Put: { Item: { ...key, count, lastAt } } }]);
}
const countOf = async (of: string, subject: string) =>
  (
    await desk.table.get({
      pk: `${LIMIT_PREFIX}${of}#${digestOfBytes(`${of}\n${subject}`)}`,
      sk: `DAY#${dayOf(new Date())}`,
    })
  )?.['count'];
async function mailedTo({ address }: Person): Promise<number> {
  await desk.deliver();
  return desk.mails.filter(({ to, subject }) => to === address && /新链接/.test(subject)).length;
}

test('a place, and the whole world, are counted for addresses alone that nobody was ever written to', async () => {
  await signIn('nobody@yunxi.example.invalid');
  expect([await countOf('sign-ins', 'everybody'), await countOf('sign-ins-from', '192.0.2.1')]).toEqual([1, 1]);
  // The contact was invited by mail.
  await signIn(contact.address);
  expect(await countOf('sign-ins', 'everybody')).toBe(1);
  expect(await mailedTo(contact)).toBe(1);
});

test('one place asks for so many unknown addresses a day and no more, and holds up no other place', async () => {
  await counted('sign-ins-from', '192.0.2.9', SIGN_INS_FROM_ONE_PLACE);
  const [here, there] = [
    await signIn('a1@yunxi.example.invalid', '192.0.2.9'),
    await signIn('a3@yunxi.example.invalid'),
  ];
  expect(here.body).toBe(there.body);
  expect(await countOf('sign-ins', 'everybody')).toBe(2);
});

test('once strangers have used up their number, an unknown address costs as many requests to the table as a known one', async () => {
  await counted('sign-ins-from', '192.0.2.8', SIGN_INS_FROM_ONE_PLACE);
  const callsOf = async (address: string) => {
    const before = desk.calls.length;
    await signIn(address, '192.0.2.8');
    return desk.calls.slice(before).map((call) => call.split(' ')[0]);
  };
  const somebody = { name: '戊', address: addressSchema.parse('wu@yunxi.example.invalid') };
  await desk.table.commit([grantPut(deskGrant(season, somebody, '2099-01-01T00:00:00.000Z'))]);
  const [known, unknown] = [await callsOf(somebody.address), await callsOf('a2@yunxi.example.invalid')];
  expect(unknown).toEqual(known);
});

test('once strangers have used up the day, whoever was written to, or has a desk, is mailed as ever', async () => {
  await counted('sign-ins', 'everybody', SIGN_INS_PER_DAY);
  const mailed = {
    area: season.area,
    year: 2025,
    mark: personMark(reviewer),
    ...reviewer,
    message: 'x',
    agencyName: null,
  };
  await desk.table.commit(handedOverWrites({ ...mailed, row: 'x', at: new Date().toISOString() }, 'x@y'));
  await desk.table.commit([grantPut(deskGrant(season, approver, '2099-01-01T00:00:00.000Z'))]);
  for (const person of [reviewer, approver]) {
    await signIn(person.address);
    expect(await mailedTo(person)).toBe(1);
  }
  const stranger = addressSchema.parse('another@yunxi.example.invalid');
  expect((await signIn(stranger)).body).toBe((await signIn(contact.address)).body);
  expect(await countOf('sign-ins', 'everybody')).toBe(SIGN_INS_PER_DAY);
});

test('with the areas of a whole province, a person is found in the one that names them', async () => {
  await counted('sign-ins', 'everybody', 0);
  const far = { name: '裴青', address: addressSchema.parse('peiqing@yunxi.example.invalid') };
  for (let n = 0; n < 70; n++)
    await desk.table.commit([areaWrite(areaSchema.parse({ id: `xian-${n}`, name: `第${n}县`, parent: null }))]);
  const own = { ...season, area: areaSchema.shape.id.parse('xian-69'), areaName: '第69县' };
  await desk.table.commit(seasonWrites(undefined, { ...own, publisher: far }, []));
  expect((await signIn(far.address, '192.0.2.77')).status).toBe(200);
  expect(await mailedTo(far)).toBe(1);
});

test('an area whose season this code cannot read keeps nobody out of another', async () => {
  const near = { name: '和畅', address: addressSchema.parse('hechang@yunxi.example.invalid') };
  const [broken, own] = ['xian-1', 'xian-2'].map((id) => ({ ...season, area: areaSchema.shape.id.parse(id) }));
  await desk.table.commit(seasonWrites(undefined, broken!, []));
  const newer = { UpdateExpression: 'SET v = :v', ExpressionAttributeValues: { ':v': 99 } };
  await desk.table.commit([{ Update: { Key: { ...seasonKey(broken!) }, ...newer } }]);
  await desk.table.commit(seasonWrites(undefined, { ...own!, publisher: near }, []));
  expect((await signIn(near.address, '192.0.2.78')).status).toBe(200);
  expect(await mailedTo(near)).toBe(1);
});

/** What a browser holds that opened a link which it asked for. */
async function openedBy({ id, person }: Grant): Promise<Map<string, string>> {
  await desk.request('POST', `/g/${id}/link`, { form: {} });
  await desk.deliver();
  const { text = '' } = desk.mails.findLast(({ to }) => to === person.address) ?? {};
  const cookies = new Map<string, string>();
  keepCookies(cookies, await desk.request('GET', `/l/${/\/l\/([\w-]{43})/.exec(text)?.[1]}`, { cookies }));
  return cookies;
}

test('a link gets so many forms for files a day, and then is told so', async () => {
  const grant = await loadGrant(desk.table, filingGrantId({ area: 'home', year: 2025, agency: 'jiaoyu' }, contact));
  const cookies = await openedBy(grant!);
  const ask = () =>
    desk.request('POST', `/g/${grant!.id}/upload`, { cookies, form: {}, headers: { accept: 'application/json' } });
  await counted('upload-forms', grant!.id, UPLOAD_FORMS_PER_GRANT - 1);
  const [last, beyond] = [await ask(), await ask()];
  expect([last.status, beyond.status]).toEqual([200, 429]);
  expect(beyond.body).toContain('上传的次数太多');
});

test('a publisher gets so many forms for last year’s documents a day, of each agency by itself', async () => {
  const grant = await loadGrant(desk.table, publisherGrantId({ area: 'home', year: 2025 }, season.publisher));
  const cookies = await openedBy(grant!);
  const ask = (path: string) => desk.request('POST', `/g/${grant!.id}${path}`, { cookies, form: {} });
  for (const [path, subject] of [
    ['/filings/jiaoyu/previous', 'jiaoyu'],
    ['/last-year', 'all'],
    ['/history/2023', '2023'],
  ] as const) {
    await counted('upload-forms', `${grant!.id} ${subject}`, UPLOAD_FORMS_PER_GRANT - 1);
    expect([(await ask(path)).status, (await ask(path)).status]).toEqual([200, 429]);
  }
});

test('whoever ends all other links over and over mails a person a few times a day, and ends them each time', async () => {
  const person = { name: '丁一', address: addressSchema.parse('dingyi@yunxi.example.invalid') };
  const grant = deskGrant(season, person, '2099-01-01T00:00:00.000Z');
  await desk.table.commit([grantPut(grant)]);
  const cookies = await openedBy(grant);
  expect(await mailedTo(person)).toBe(1);
  for (let n = 0; n < LINKS_PER_GRANT + 2; n++) {
    const answer = await desk.request('POST', `/g/${grant.id}/sign-out`, { cookies, form: { everywhere: 'yes' } });
    expect(answer.status).toBe(200);
    keepCookies(cookies, answer);
  }
  expect(await countOf('ended', grant.id)).toBe(LINKS_PER_GRANT);
  expect(await mailedTo(person)).toBe(1 + LINKS_PER_GRANT);
  expect(await loadGrant(desk.table, grant.id)).toMatchObject({ serial: grant.serial + LINKS_PER_GRANT + 2 });
});
