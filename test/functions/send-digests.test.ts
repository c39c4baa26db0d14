/** The mail of the morning, as its schedule calls it: the mails that were put off for it go by themselves where it does not. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { askMailId } from '#shared/deeds/filing/ask.js';
import { decisionGrantId } from '#shared/access/links.js';
import { digestMailId } from '#shared/deeds/morning-mail.js';
import { outboxKey } from '#shared/store/keys.js';
import { finishRow, loadRow, requeueRow, failRow } from '#shared/store/outbox.js';
import { areaWrite } from '#shared/store/seasons.js';
import { reviewer, season } from '../deeds/filing/scene.js';
import { openRunningDesk, type RunningDesk } from '../desk/database/running-desk.js';
import { openWith, walkOf, walkTo } from '../store/walk.js';

const TOLD = ['one', 'two', 'three', 'four', 'five'];
let desk: RunningDesk;
let sendDigests: () => Promise<void>;
beforeAll(async () => {
  jest.useFakeTimers({
    now: new Date('2026-01-21T00:05:00.000Z'),
    doNotFake: [
      'nextTick',
      'setImmediate',
      'setTimeout',
      'setInterval',
      'clearTimeout',
      'clearInterval',
      'clearImmediate',
      'queueMicrotask',
      'performance',
      'hrtime',
    ],
  });
  desk = await openRunningDesk();
  await desk.table.commit([areaWrite({ id: season.area, name: season.areaName, parent: null })]);
  await openWith(desk.table, ...TOLD);
  for (const id of TOLD) await walkTo(walkOf(desk.table, id), 'review');
  for (const id of TOLD) await putOff(id);
  ({ handler: sendDigests } = await import('../../functions/send-digests/handler.js'));
});
afterAll(async () => {
  await desk.close();
  jest.useRealTimers();
});

const askOf = (agency: string) => {
  const grant = decisionGrantId(walkOf(desk.table, agency).idOf(1), 'review', reviewer);
  return outboxKey('home', 'mail', askMailId(grant, { serial: 0, round: undefined }, 0));
};
const digest = () => outboxKey('home', 'mail', digestMailId('home', reviewer, '2026-01-21'));

/** As where many waited when the report was asked for. */
async function putOff(agency: string): Promise<void> {
  await desk.table.commit([
    {
      Update: {
        Key: { ...askOf(agency) },
        UpdateExpression: 'SET dueAt = :due',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':due': '2026-01-21T01:30:00.000Z' },
      },
    },
  ]);
}
const asks = async () => Promise.all(TOLD.map(async (id) => (await loadRow(desk.table, askOf(id)))?.status));

test('takes the single mails back once it has left, and not before, not when it is refused, and not when they go anyway', async () => {
  await sendDigests();
  expect(await loadRow(desk.table, digest())).toMatchObject({ status: 'queued', to: reviewer });
  jest.setSystemTime(new Date('2026-01-21T00:35:00.000Z'));
  await sendDigests();
  expect(await asks()).toEqual(TOLD.map(() => 'queued'));
  await failRow(desk.table, digest(), 'refused', new Date());
  await sendDigests();
  expect(await asks()).toEqual(TOLD.map(() => 'queued'));
  expect(await requeueRow(desk.table, digest(), new Date())).toBe('queued');
  await finishRow(desk.table, digest(), new Date());
  jest.setSystemTime(new Date('2026-01-21T01:31:00.000Z'));
  await sendDigests();
  expect(await asks()).toEqual(TOLD.map(() => 'queued'));
  jest.setSystemTime(new Date('2026-01-21T01:05:00.000Z'));
  await sendDigests();
  expect(await asks()).toEqual(TOLD.map(() => 'done'));
});
