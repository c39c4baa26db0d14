/** Handing over and taking back, as the function that does it answers: both take the code. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deskGrant } from '#shared/access/desk-grant.js';
import { decisionGrantId } from '#shared/access/links.js';
import { delegationSchema } from '#shared/season/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { withTouches } from '#shared/filing/four-eyes.js';
import { loadFiling, loadSubmission, submissionKey } from '#shared/store/filings.js';
import { blockedMailId } from '#shared/deeds/filing/ask.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadRow } from '#shared/store/outbox.js';
import { requireSeason, seasonWrites } from '#shared/store/seasons.js';
import { handOverStage } from '#shared/upkeep/hand-over.js';
import { publisher, reviewer, season, stranger } from '../../deeds/filing/scene.js';
import { grantPut } from '../../store/put-grant.js';
import { openWith, walkOf, walkTo } from '../../store/walk.js';
import { entered } from './entered.js';
import { openRunningDesk, type RunningDesk } from './running-desk.js';

const SEASON = { area: 'home', year: 2025 };
const FAR = '2099-01-01T00:00:00.000Z';
const today = dayOf(new Date());
const theirs = deskGrant(season, reviewer, FAR);
let desk: RunningDesk;
beforeAll(async () => {
  desk = await openRunningDesk();
  await openWith(desk.table, 'jiaoyu', 'minzheng');
  await walkTo(walkOf(desk.table, 'jiaoyu'), 'review');
  await walkTo(walkOf(desk.table, 'minzheng'), 'review');
  await desk.table.commit([grantPut(theirs)]);
});
afterAll(() => desk.close());

/** As the deed leaves it. */
async function handedOver(id: string): Promise<void> {
  const stored = await requireSeason(desk.table, SEASON);
  const delegation = delegationSchema.parse({
    ...{ id, from: reviewer, to: stranger, since: today, until: today, reason: '外出' },
    ...{ at: new Date().toISOString(), endedAt: null },
  });
  await desk.table.commit(seasonWrites(stored, { ...stored.season, delegations: [delegation] }, []));
}
const isEnded = async () => (await requireSeason(desk.table, SEASON)).season.delegations[0]?.endedAt !== null;

test('ending it early asks an unproven browser for the code, and ends nothing until then', async () => {
  await handedOver('d1');
  const form = { delegation: 'd1' };
  const link = await entered(desk.table, theirs, { proven: false });
  const asked = await desk.request('POST', `/g/${theirs.id}/delegations/end`, { cookies: link.cookies, form });
  expect(asked.body).toContain('提前结束委托');
  expect(await isEnded()).toBe(false);
  const { cookies } = await entered(desk.table, theirs);
  expect((await desk.request('POST', `/g/${theirs.id}/delegations/end`, { cookies, form })).status).toBe(303);
  expect(await isEnded()).toBe(true);
});

test('where whoever stands in had a hand in the report, the publisher hears of it once, and whom to ask', async () => {
  const submission = (await loadSubmission(desk.table, walkOf(desk.table, 'minzheng').idOf(1)))!;
  const touched = withTouches(submission.touched, { person: stranger, how: 'keyed' });
  const item = (await desk.table.get(submissionKey(submission.id)))!;
  delete item['packed'];
  await desk.table.commit([{ Put: { Item: { ...item, submission: { ...submission, touched } } } }]);
  await handedOver('d2');
  const terms = { grantExpiresAt: FAR, until: '2026-01-27', by: 'hand-over-stages' };
  const of = { ...SEASON, agency: 'minzheng' };
  for (let hour = 0; hour < 2; hour++)
    expect(await handOverStage(desk.table, of, 'review', terms, new Date())).toMatchObject({
      refused: { code: 'four-eyes', reason: 'keyed-it' },
    });
  const id = blockedMailId(decisionGrantId(submission.id, 'review', stranger), 0);
  const row = await loadRow(desk.table, outboxKey('home', 'mail', id));
  expect(row).toMatchObject({ to: publisher, message: { name: 'decider-conflict', insteadOf: reviewer.name } });
  await desk.deliver();
  const told = desk.mails.filter(({ subject }) => subject.includes('另指定初审人的代办人'));
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain('结束这项委托');
  expect((await loadFiling(desk.table, of))?.state).toBe('in-review');
});
