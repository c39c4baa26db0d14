/**
 * Two at once, each in the narrowest place: the one has read and judged, and in the moment before it writes the other does
 * the whole of theirs. One of them wins, the other reads why, and what is stored is of one piece. Both ways round.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { logFlaws } from '#shared/audit/checkpoint.js';
import { deskGrant } from '#shared/access/desk-grant.js';
import { decisionGrantId, filingGrantId, publisherGrantId, standInGrantId } from '#shared/access/links.js';
import { UNMAILED, type Grant, type StandInGrant } from '#shared/access/model.js';
import { seasonClosed } from '#shared/deeds/season/phase.js';
import { canonicalJson } from '#shared/ids/canonical-json.js';
import { dayOf } from '#shared/ids/calendar.js';
import { personSchema } from '#shared/ids/person.js';
import type { Outcome } from '#shared/deeds/outcome.js';
import type { Stage } from '#shared/filing/model.js';
import { originalKey } from '#shared/s3/keys.js';
import { delegationSchema } from '#shared/season/model.js';
import { chainOfFiling, checkpointWrite, loadLog } from '#shared/store/checkpoints.js';
import { listSubmissions, loadFiling } from '#shared/store/filings.js';
import { loadGrant } from '#shared/store/grants.js';
import { loadForm } from '#shared/store/forms.js';
import { areaWrite, loadAgency, requireSeason, seasonWrites } from '#shared/store/seasons.js';
import { handOverStage } from '#shared/upkeep/hand-over.js';
import { textsIn } from '#shared/words/texts.js';
import { checkpointAt, checkpointKey } from '../../builders/signatures.js';
import { approver, contact, publisher, reviewer, season, stranger } from '../../deeds/filing/scene.js';
import { grantPut } from '../../store/put-grant.js';
import { openWith, walkOf, walkTo } from '../../store/walk.js';
import { readPage, visible } from '../page.js';
import { entered } from './entered.js';
import { FAR, HOME, substitute } from './every-link.js';
import { openRunningDesk, type Answer, type RunningDesk } from './running-desk.js';

jest.setTimeout(120_000);

const t = textsIn('zh');
const today = dayOf(new Date());
const AGENCIES = Array.from({ length: 17 }, (_, n) => `race-${n + 1}`);
let desk: RunningDesk;
let used = 0;
beforeAll(async () => {
  desk = await openRunningDesk();
  await desk.table.commit([areaWrite({ id: season.area, name: season.areaName, parent: null })]);
  await openWith(desk.table, ...AGENCIES);
  const stored = await requireSeason(desk.table, HOME);
  await desk.table.commit(seasonWrites(stored, { ...stored.season, substitute }, []));
}, 120_000);
afterAll(() => desk.close());

type Act = () => Promise<Answer>;

/** The first is held before it writes; the second is done meanwhile. */
async function crossed(held: Act, meanwhile: Act): Promise<readonly [Answer, Answer]> {
  let between: Answer | undefined;
  desk.beforeNextWrite(async () => {
    between = await meanwhile();
  });
  const first = await held();
  if (between === undefined)
    throw new Error(`nothing was written: ${first.status} ${visible(readPage(first.body)).slice(0, 900)}`);
  return [first, between];
}

/** An agency of its own for each race, whose report waits there. */
async function reportAt(stage: 'draft' | Stage): Promise<string> {
  const agency = AGENCIES[used++];
  if (agency === undefined) throw new Error('more races than agencies');
  await walkTo(walkOf(desk.table, agency), stage);
  for (const submission of await listSubmissions(desk.table, { ...HOME, agency }))
    desk.documents.set(originalKey(submission), Buffer.from(canonicalJson({ document: submission.arrival })));
  const { head } = await loadLog(desk.table, chainOfFiling({ ...HOME, agency }));
  await desk.table.commit([checkpointWrite(chainOfFiling({ ...HOME, agency }), checkpointAt(head))]);
  return agency;
}

async function postAs(id: Grant['id'], path: string, form: Readonly<Record<string, string>>): Promise<Answer> {
  const grant = await loadGrant(desk.table, id);
  if (grant === undefined) throw new Error(`no grant ${id}`);
  if (grant.expiresAt !== FAR) await desk.table.commit([grantPut({ ...grant, expiresAt: FAR })]);
  const { cookies } = await entered(desk.table, { ...grant, expiresAt: FAR });
  return desk.request('POST', `/g/${id}${path}`, { cookies, form });
}

const filingOf = (agency: string) => filingGrantId({ ...HOME, agency }, contact);
const publish = publisherGrantId(HOME, publisher);
const deciding = (agency: string, stage: Stage, outcome: 'approved' | 'returned'): Act => {
  const by = stage === 'review' ? reviewer : approver;
  const id = decisionGrantId(walkOf(desk.table, agency).idOf(1), stage, by);
  return async () => {
    const grant = await loadGrant(desk.table, id);
    const shown = grant?.purpose === 'decide' ? grant.digest : '';
    return postAs(id, '/decision', { shown, outcome, comment: '请核对表三。', confirmed: 'yes' });
  };
};
const withdrawing =
  (agency: string): Act =>
  () =>
    postAs(filingOf(agency), '/withdraw', {});
/** As the function does it, but for the rules, which have their own tests. */
const filing =
  (agency: string): Act =>
  async () =>
    answerTo(await walkOf(desk.counted, agency).file(undefined, 9));
const uploading =
  (agency: string): Act =>
  async () =>
    answerTo(await walkOf(desk.table, agency).upload({ key: `2025/${agency}/2`, versionId: 'v2' }, 10));

function answerTo(outcome: Outcome<unknown>): Answer {
  const told = 'refused' in outcome ? t.deedRefusal(outcome.refused) : undefined;
  const body = told === undefined ? '' : `${told.title} ${told.what}`;
  return {
    status: told === undefined ? 303 : 409,
    location: undefined,
    cookies: [],
    headers: {},
    body,
    bytes: Buffer.from(body),
  };
}

/** How the report stands, said by every row that says it; the log holds together and goes as far as the head says. */
async function standing(agency: string) {
  const of = { ...HOME, agency };
  const [submissions, head, log] = await Promise.all([
    listSubmissions(desk.table, of),
    loadFiling(desk.table, of),
    loadLog(desk.table, chainOfFiling(of)),
  ]);
  expect(logFlaws(log, checkpointKey.keys)).toEqual([]);
  expect(head?.state).toBe(submissions.find(({ n }) => n === head?.current)?.state);
  return {
    states: submissions.map(({ state }) => state),
    decisions: submissions.flatMap(({ decisions }) => decisions.map(({ stage, outcome }) => `${stage} ${outcome}`)),
    deeds: log.events.map(({ deed }) => deed),
  };
}
const won = ({ status }: Answer) => status === 303;
const says = ({ body }: Answer, words: string) => expect(body.replace(/<[^>]+>/g, '')).toContain(words);

test('of two decisions on one link the first counts, and the other reads whose it was and when', async () => {
  const agency = await reportAt('review');
  const [late, first] = await crossed(deciding(agency, 'review', 'approved'), deciding(agency, 'review', 'returned'));
  expect([won(late), won(first)]).toEqual([false, true]);
  const after = await standing(agency);
  expect(after.decisions).toEqual(['review returned']);
  const [submission] = await listSubmissions(desk.table, { ...HOME, agency });
  const { title, what } = t.deedRefusal({
    ...{ code: 'already-decided', decision: submission!.decisions[0]!, withdrawn: false },
  });
  says(late, title);
  says(late, what);
});

describe('of a decision and a withdrawal', () => {
  test('the withdrawal that comes before the decision is written stands, and the decider reads so', async () => {
    const agency = await reportAt('approval');
    const [decided, withdrawn] = await crossed(deciding(agency, 'approval', 'approved'), withdrawing(agency));
    expect([won(decided), won(withdrawn)]).toEqual([false, true]);
    expect(await standing(agency)).toMatchObject({ states: ['withdrawn'], decisions: ['review approved'] });
    const [submission] = await listSubmissions(desk.table, { ...HOME, agency });
    says(decided, t.deedRefusal({ code: 'already-withdrawn', at: submission!.withdrawnAt }).title);
  });

  test('the decision that comes before the withdrawal is written stands, and the agency reads so', async () => {
    const agency = await reportAt('approval');
    const [withdrawn, decided] = await crossed(withdrawing(agency), deciding(agency, 'approval', 'approved'));
    expect([won(withdrawn), won(decided)]).toEqual([false, true]);
    expect(await standing(agency)).toMatchObject({ states: ['approved'] });
    says(withdrawn, t.deedRefusal({ code: 'not-now', state: 'approved' }).title);
  });
});

test('a file that comes before the report is filed takes its place, and nothing is filed that nobody read', async () => {
  const agency = await reportAt('draft');
  const [filed, arrived] = await crossed(filing(agency), uploading(agency));
  expect([won(filed), won(arrived)]).toEqual([false, true]);
  expect(await standing(agency)).toMatchObject({ states: ['superseded', 'received'] });
  expect(filed.status).toBe(409);
});

test('of two who type into one part the second meets the words of the first, and loses none of their own', async () => {
  const agency = await reportAt('draft');
  const page = await asked(filingOf(agency), '/form');
  const shown = /name="shown:section5" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const typing =
    (text: string): Act =>
    () =>
      postAs(filingOf(agency), '/form', { 'shown:section5': shown, 'text:section5': text });
  const [second, first] = await crossed(typing('慢的一句。'), typing('快的一句。'));
  expect([second.status, won(first)]).toEqual([409, true]);
  says(second, '慢的一句。');
  says(second, '快的一句。');
  const kept = (await loadForm(desk.table, { ...HOME, agency })).get('section5');
  expect(kept?.content).toMatchObject({ text: '快的一句。' });
});

async function asked(id: Grant['id'], path: string): Promise<Answer> {
  const grant = (await loadGrant(desk.table, id))!;
  return desk.request('GET', `/g/${id}${path}`, { cookies: (await entered(desk.table, grant)).cookies });
}

describe('of a decision and the roster', () => {
  const REVIEWER = { name: '新初审', address: 'new-reviewer@yunxi.example.invalid' };
  /** The line as its page shows it, with these people. */
  const naming =
    (agency: string, people: Readonly<Record<string, string>>): Act =>
    async () => {
      const { body } = await asked(publish, `/filings/${agency}/agency`);
      const fields = [...body.matchAll(/<(?:input|textarea)[^>]* name="(\w+)"[^>]*?(?: value="([^"]*)")?[^>]*>/g)];
      const line = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
      const own = { name: `云溪县${agency}局`, kind: '部门' };
      return postAs(publish, `/filings/${agency}/agency`, { ...line, ...own, ...people });
    };
  const another = { reviewerName: REVIEWER.name, reviewerAddress: REVIEWER.address };

  test('a decision that comes before the roster names another reviewer stands, and nobody is asked twice', async () => {
    const agency = await reportAt('review');
    const [named, decided] = await crossed(naming(agency, another), deciding(agency, 'review', 'approved'));
    expect([named.status, decided.status]).toEqual([303, 303]);
    expect((await loadAgency(desk.table, { ...HOME, agency }))?.reviewer).toEqual(REVIEWER);
    expect(await standing(agency)).toMatchObject({ states: ['in-approval'], decisions: ['review approved'] });
    const terms = { grantExpiresAt: FAR, until: today, by: 'reassign-stage' };
    const again = await handOverStage(desk.table, { ...HOME, agency }, 'review', terms, new Date(), [reviewer]);
    expect(again).toEqual({ done: 'nothing' });
  });

  test('a roster that makes the approver of who is just passing the review has them decide once, and the stage wait', async () => {
    const agency = await reportAt('review');
    const swapped = {
      ...another,
      approverName: reviewer.name,
      approverAddress: reviewer.address,
    };
    const [decided, named] = await crossed(deciding(agency, 'review', 'approved'), naming(agency, swapped));
    expect(named.status).toBe(303);
    const { states, decisions } = await standing(agency);
    if (won(decided)) {
      expect([states, decisions]).toEqual([['in-approval'], ['review approved']]);
      // Four eyes hold where the roster could not see them: the approval asks nobody who reviewed.
      expect(await walkOf(desk.table, agency).ask('approval', 'token-approval')).toMatchObject({ done: 'blocked' });
    } else expect([states, decisions]).toEqual([['in-review'], []]);
  });

  test('an agency that is taken off while its report is decided: both stand, and its link is over', async () => {
    const agency = await reportAt('review');
    const removing: Act = () => postAs(publish, `/filings/${agency}/removal`, { reason: '机构改革，不再报送' });
    const [decided, removed] = await crossed(deciding(agency, 'review', 'approved'), removing);
    expect([won(decided), won(removed)]).toEqual([true, true]);
    expect((await loadAgency(desk.table, { ...HOME, agency }))?.removed).not.toBeNull();
    expect(await standing(agency)).toMatchObject({ states: ['in-approval'] });
    expect((await loadGrant(desk.table, filingOf(agency)))?.status).toBe('revoked');
  });
});

describe('of a decision in somebody’s place and the end of standing in', () => {
  const theirs = deskGrant(season, reviewer, FAR);
  const ending =
    (agency: string): Act =>
    () =>
      postAs(theirs.id, '/delegations/end', { delegation: `away-${agency}` });
  async function handedOver(): Promise<{ agency: string; decided: Act }> {
    const agency = await reportAt('review');
    const stored = await requireSeason(desk.table, HOME);
    const delegation = delegationSchema.parse({
      ...{ id: `away-${agency}`, from: reviewer, to: stranger, since: today, until: today, reason: '外出' },
      ...{ at: new Date().toISOString(), endedAt: null },
    });
    await desk.table.commit(seasonWrites(stored, { ...stored.season, delegations: [delegation] }, []));
    await desk.table.commit([grantPut(theirs)]);
    const terms = { grantExpiresAt: FAR, until: today, by: 'delegate' };
    await handOverStage(desk.table, { ...HOME, agency }, 'review', terms, new Date());
    const id = decisionGrantId(walkOf(desk.table, agency).idOf(1), 'review', stranger);
    return {
      agency,
      decided: async () => {
        const grant = await loadGrant(desk.table, id);
        const shown = grant?.purpose === 'decide' ? grant.digest : '';
        return postAs(id, '/decision', { shown, outcome: 'approved', comment: '', confirmed: 'yes' });
      },
    };
  }

  test('the end that comes first gives the stage back, and who stood in reads that their link is over', async () => {
    const { agency, decided } = await handedOver();
    const [late, ended] = await crossed(decided, ending(agency));
    expect([won(late), won(ended)]).toEqual([false, true]);
    expect(await standing(agency)).toMatchObject({ states: ['in-review'], decisions: [] });
    says(late, t.deedRefusal({ code: 'link-ended' }).title);
    expect(won(await deciding(agency, 'review', 'approved')())).toBe(true);
  });

  test('the decision that comes first stands, in whose place it was made', async () => {
    const { agency, decided } = await handedOver();
    const [ended, first] = await crossed(ending(agency), decided);
    expect([won(ended), won(first)]).toEqual([true, true]);
    expect(await standing(agency)).toMatchObject({ states: ['in-approval'], decisions: ['review approved'] });
    const [submission] = await listSubmissions(desk.table, { ...HOME, agency });
    expect(submission?.decisions[0]?.insteadOf).toEqual(reviewer);
  });
});

test('of closing and filing the one that is written first counts; what is late is told that the season is closed', async () => {
  const agency = await reportAt('draft');
  const closing: Act = () => postAs(publish, '/season/close', { confirmed: 'yes' });
  const [filed, closed] = await crossed(filing(agency), closing);
  expect([won(filed), won(closed)]).toEqual([false, true]);
  expect(await standing(agency)).toMatchObject({ states: ['expired'] });
  const { season: now } = await requireSeason(desk.table, HOME);
  says(filed, t.deedRefusal(seasonClosed(now)).title);
  await postAs(publish, '/season/reopen', { reason: '补报' });
});

test('of two who name the publisher one does, and the other reads that their link is over', async () => {
  const standIn: StandInGrant = {
    ...{ ...HOME, ...UNMAILED, id: standInGrantId(HOME, substitute), purpose: 'stand-in', person: substitute },
    expiresAt: FAR,
  };
  await desk.table.commit([grantPut(standIn)]);
  const third = personSchema.parse({ name: '第三人', address: 'third@yunxi.example.invalid' });
  const sure = { sure: 'yes', reason: '轮岗' };
  const naming: Act = () =>
    postAs(publish, '/publisher', { ...sure, publisherName: third.name, publisherAddress: third.address });
  const taking: Act = () => postAs(standIn.id, '/publisher', sure);
  const [late, first] = await crossed(naming, taking);
  expect(first.status).toBe(303);
  says(late, t.deedRefusal({ code: 'link-ended' }).title);
  expect((await requireSeason(desk.table, HOME)).season.publisher).toEqual(substitute);
});
