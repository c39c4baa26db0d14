/** Signing in by an address: strangers, however many and from wherever, shut nobody out whom the product knows. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deskGrant } from '#shared/access/desk-grant.js';
import { personMark } from '#shared/access/links.js';
import { dayOf } from '#shared/ids/calendar.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { addressSchema, type Person } from '#shared/ids/person.js';
import { handedOverWrites } from '#shared/store/deliveries.js';
import { LIMIT_PREFIX, SIGN_INS_FROM_ONE_PLACE, SIGN_INS_PER_DAY } from '#shared/store/limits.js';
import { approver, contact, reviewer, season } from '../../deeds/filing/scene.js';
import { grantPut } from '../../store/put-grant.js';
import { areaWrite } from '#shared/store/seasons.js';
import { openWith } from '../../store/walk.js';
import { openRunningDesk, type Answer, type RunningDesk } from './running-desk.js';

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
  await desk.table.commit([{ Put: { TableName: '', Item: { ...key, count, lastAt } } }]);
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
    await signIn('a1@yunxi.example.invalid'),
  ];
  expect(here.body).toBe(there.body);
  expect(await countOf('sign-ins', 'everybody')).toBe(2);
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
