/**
 * Whose decision counts, person by person: everybody who holds, held or might hold a link to a stage, with a browser that was
 * proved to be theirs. All but one are refused, each with their own reason, and the report stays as it was.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { decisionGrantId } from '#shared/access/links.js';
import type { DecisionGrant, Grant } from '#shared/access/model.js';
import { UNMAILED } from '#shared/access/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { canonicalJson } from '#shared/ids/canonical-json.js';
import { personSchema, type Person } from '#shared/ids/person.js';
import { originalKey } from '#shared/s3/keys.js';
import { delegationSchema } from '#shared/season/model.js';
import { chainOfFiling, checkpointWrite, loadLog } from '#shared/store/checkpoints.js';
import { loadFiling, loadSubmission } from '#shared/store/filings.js';
import { loadGrant } from '#shared/store/grants.js';
import { areaWrite, requireSeason, seasonWrites } from '#shared/store/seasons.js';
import { textsIn } from '#shared/words/texts.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { checkpointAt } from '../../builders/signatures.js';
import { approver, contact, publisher, reviewer, season, stranger } from '../../deeds/filing/scene.js';
import { grantPut } from '../../store/put-grant.js';
import { openWith, walkOf, walkTo } from '../../store/walk.js';
import { readPage, visible } from '../page.js';
import { entered } from './entered.js';
import { FAR, HOME } from './every-link.js';
import { openRunningDesk, type Answer, type RunningDesk } from './running-desk.js';

jest.setTimeout(60_000);

const AGENCY = 'jiaoyu';
const OF = { ...HOME, agency: AGENCY };
const t = textsIn('zh');
const today = dayOf(new Date());
let desk: RunningDesk;
let asked: DecisionGrant;
beforeAll(async () => {
  desk = await openRunningDesk();
  await desk.table.commit([areaWrite({ id: season.area, name: season.areaName, parent: null })]);
  await openWith(desk.table, AGENCY);
  const walk = walkOf(desk.table, AGENCY);
  await walkTo(walk, 'review');
  asked = await walk.decisionGrant('review');
  const { arrival, ...kept } = (await loadSubmission(desk.table, walk.idOf(1)))!;
  desk.documents.set(originalKey(kept), Buffer.from(canonicalJson({ document: arrival })));
  const { head } = await loadLog(desk.table, chainOfFiling(OF));
  await desk.table.commit([checkpointWrite(chainOfFiling(OF), checkpointAt(head))]);
}, 120_000);
afterAll(() => desk.close());

/** A link to the stage as this person might hold it, opened in a browser of theirs. */
async function decidesAs(person: Person, changes: Partial<DecisionGrant> = {}): Promise<Answer> {
  const stage = changes.stage ?? 'review';
  const id = decisionGrantId(asked.submission, stage, person);
  const held = await loadGrant(desk.table, id);
  const grant: Grant = { ...asked, ...UNMAILED, id, person, expiresAt: FAR, ...changes };
  if (held === undefined || Object.keys(changes).length > 0) await desk.table.commit([grantPut(grant)]);
  else await desk.table.commit([grantPut({ ...held, expiresAt: FAR })]);
  const { cookies } = await entered(desk.table, (await loadGrant(desk.table, id))!);
  const form = { shown: asked.digest, outcome: 'approved', comment: '', confirmed: 'yes' };
  return desk.request('POST', `/g/${id}/decision`, { cookies, form });
}

async function refusedWith(answer: Answer, refusal: DeedRefusal): Promise<void> {
  expect(visible(readPage(answer.body))).toContain(t.deedRefusal(refusal).title);
  expect((await loadFiling(desk.table, OF))?.state).toBe('in-review');
  expect((await loadSubmission(desk.table, asked.submission))?.decisions).toEqual([]);
}

async function standingIn(...delegations: { readonly to: Person; readonly since: string; readonly until: string }[]) {
  const stored = await requireSeason(desk.table, HOME);
  const all = delegations.map((one, n) =>
    delegationSchema.parse({ ...one, id: `d${n}`, from: reviewer, reason: '外出', at: FAR, endedAt: null }),
  );
  await desk.table.commit(seasonWrites(stored, { ...stored.season, delegations: all }, []));
}

test.each([
  ['a stranger', stranger],
  ['the agency’s own contact', contact],
  ['the approver, at the stage before theirs', approver],
  ['the publisher', publisher],
] as const)('%s with a link of the stage decides nothing', async (_, person) => {
  const answer = await decidesAs(person);
  expect(answer.status).toBeGreaterThanOrEqual(403);
  expect((await loadSubmission(desk.table, asked.submission))?.decisions).toEqual([]);
});

test('a link of the stage that is not asked yet decides nothing', async () => {
  await refusedWith(await decidesAs(approver, { stage: 'approval' }), { code: 'not-now', state: 'in-review' });
});

test('who stands in before their first day or after their last decides nothing', async () => {
  await standingIn({ to: stranger, since: '2099-01-01', until: '2099-01-02' });
  await refusedWith(await decidesAs(stranger), { code: 'link-ended' });
  await standingIn({ to: stranger, since: '2026-01-01', until: '2026-01-02' });
  await refusedWith(await decidesAs(stranger), { code: 'link-ended' });
});

test('who is away decides nothing while somebody stands in, and a barred stand-in does not either', async () => {
  await standingIn({ to: stranger, since: '2026-01-01', until: today });
  await refusedWith(await decidesAs(reviewer), { code: 'link-ended' });
  // Who signed the statement has no address there: their name is enough.
  const officer = personSchema.parse({ name: '孙局长', address: 'officer@yunxi.example.invalid' });
  await standingIn({ to: officer, since: '2026-01-01', until: today });
  await refusedWith(await decidesAs(officer), { code: 'four-eyes', reason: 'stated-it' });
  await standingIn();
});

test('a link that was revoked, and one of something else than was filed, decide nothing', async () => {
  expect((await decidesAs(reviewer, { status: 'revoked' })).status).toBe(410);
  await refusedWith(await decidesAs(reviewer, { digest: 'f'.repeat(64) as never }), { code: 'changed-since-shown' });
});

test('whom the roster names decides', async () => {
  expect((await decidesAs(reviewer, { digest: asked.digest })).status).toBe(303);
  expect((await loadFiling(desk.table, OF))?.state).toBe('in-approval');
});
