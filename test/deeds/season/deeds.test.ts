/** Deeds on a season: opened once, invited once a round, released once, and no roster line left with a stranger's link. */
import { describe, expect, test } from '@jest/globals';
import { filingGrantId, publisherGrantId } from '#shared/access/links.js';
import type { Grant } from '#shared/access/model.js';
import { emptyChain } from '#shared/audit/chain.js';
import type { Filing } from '#shared/filing/model.js';
import { SUBMISSION_STATES } from '#shared/filing/states.js';
import type { SeasonChange, StoredSeason } from '#shared/deeds/season/change.js';
import { AGENCIES_PER_DEED, batchOf, importRoster } from '#shared/deeds/season/import-roster.js';
import { invite, invitationRound } from '#shared/deeds/season/invite.js';
import { openSeason } from '#shared/deeds/season/open-season.js';
import { startRelease } from '#shared/deeds/season/start-release.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { agencySchema, type Agency, type Season } from '#shared/season/model.js';
import { rosterDraftSchema } from '#shared/season/roster/draft.js';
import { performOnSeason } from '#shared/store/perform.js';
import { seasonWrites } from '#shared/store/seasons.js';
import type { Table, Write } from '#shared/store/table.js';
import { releaseSchema } from '#shared/season/release.js';
import {
  agency,
  approver,
  AT,
  changeOf,
  contact,
  NOW,
  publishGrant,
  publisher,
  queuedBy,
  refusalOf,
  reviewer,
  season,
  stateIn,
  stranger,
  UNOPENED,
} from '../filing/scene.js';

const EXPIRES = '2026-04-01T00:00:00.000Z';
const stored: StoredSeason = { season, version: 3, audit: emptyChain('SEASON#2025') };
const uninvited: Agency = { ...agency, invitedAt: null };
const seasonChange = (judgement: object) => changeOf(judgement as { change: SeasonChange; value: unknown });

describe('opening a season', () => {
  test('gives the publisher a grant and the link to the desk', () => {
    const change = seasonChange(openSeason(UNOPENED, season, EXPIRES, NOW));
    const id = publisherGrantId({ area: 'home', year: 2025 }, publisher);
    expect(change.before).toBeUndefined();
    expect(change.effects[0]).toMatchObject({
      issue: { grant: { id, purpose: 'publish', person: publisher, expiresAt: EXPIRES } },
    });
    expect(queuedBy(change)).toMatchObject([
      {
        kind: 'mail',
        id: `desk-opened.${id}`,
        to: publisher,
        grant: id,
        message: { name: 'desk-opened', area: '云溪县' },
      },
    ]);
    expect(change.events).toMatchObject([{ deed: 'open-season', actor: { role: 'system' }, at: AT }]);
  });

  test('twice answers the season that stands, whatever is asked for the second time', () => {
    expect(openSeason({ ...UNOPENED, stored }, { ...season, areaName: '别县' }, EXPIRES, NOW)).toEqual({
      already: season,
    });
  });

  test('of a year whose reports are shown as history is refused: their addresses would be the same', () => {
    expect(refusalOf(openSeason({ ...UNOPENED, isHistoryShown: true }, season, EXPIRES, NOW))).toEqual({
      ...{ code: 'history', problem: 'shown' },
    });
  });

  test.each<[string, Partial<Season>, string]>([
    ['reviewer and approver at one address', { approver: { ...reviewer, name: approver.name } }, 'reviewer/approver'],
    ['reviewer and approver of one name', { approver: { ...stranger, name: reviewer.name } }, 'reviewer/approver'],
    ['publisher and reviewer', { publisher: { ...publisher, address: reviewer.address } }, 'reviewer/publisher'],
    ['publisher and approver', { publisher: { ...publisher, name: ` ${approver.name}` } }, 'approver/publisher'],
  ])('with one person as %s is refused', (_, people, pair) => {
    expect(refusalOf(openSeason(UNOPENED, { ...season, ...people }, EXPIRES, NOW))).toEqual({
      code: 'same-person',
      pair,
    });
  });
});

describe('taking over a roster', () => {
  const terms = { by: publisher, expiresAt: EXPIRES };
  const taking = (lines: Agency[], known: Agency[] = [], filings: Filing[] = [], grants: Grant[] = []) => {
    const before = {
      agencies: new Map(known.map((each) => [each.id as string, each])),
      filings: new Map(filings.map((each) => [each.agency as string, each])),
      grants: new Map(grants.map((each) => [each.id, each])),
    };
    return seasonChange(importRoster(stored, lines, before, terms, NOW));
  };

  test('with an agency that was off the roster puts it back to be invited: its former link stays ended', () => {
    const removed = { ...agency, removed: { at: AT, reason: '撤并' } };
    expect(taking([uninvited], [removed]).agencies).toMatchObject([{ removed: null, invitedAt: null }]);
  });

  test('adds new lines as not invited, in the name of who confirmed them', () => {
    const change = taking([uninvited]);
    expect(change.agencies).toEqual([uninvited]);
    expect(change.effects).toEqual([]);
    expect(change.events).toMatchObject([
      { deed: 'import-roster', actor: { person: publisher }, details: { agencies: ['jiaoyu'] } },
    ]);
  });

  test('again keeps when the agency was invited, and takes its other values', () => {
    const change = taking([{ ...uninvited, name: '云溪县教育和体育局', reviewer: stranger }], [agency]);
    expect(change.agencies).toMatchObject([
      { name: '云溪县教育和体育局', reviewer: stranger, invitedAt: agency.invitedAt },
    ]);
    expect(change.effects).toEqual([]);
  });

  const takenOver = filingGrantId({ area: 'home', year: 2025, agency: 'jiaoyu' }, stranger);

  test.each([null, ...SUBMISSION_STATES])(
    'with another contact invites them at once while the report is %s, and ends the link of the one before',
    (state) => {
      const filings = state === null ? [] : [stateIn(state).filing];
      const change = taking([{ ...uninvited, contact: stranger }], [agency], filings);
      expect(change.agencies).toMatchObject([{ contact: stranger, invitedAt: AT }]);
      expect(change.effects).toMatchObject([
        { endGrant: { id: filingGrantId({ area: 'home', year: 2025, agency: 'jiaoyu' }, contact), as: 'revoked' } },
        // The one before is told, without a link.
        { queue: { to: contact, grant: null, message: { name: 'contact-replaced' } } },
        { issue: { grant: { id: takenOver, person: stranger, status: 'live', serial: 0, expiresAt: EXPIRES } } },
        {
          queue: {
            kind: 'mail',
            id: `invitation.${takenOver}.v3`,
            to: stranger,
            grant: takenOver,
            message: { name: 'invitation', takesOver: { state } },
          },
        },
      ]);
      expect(change.events).toMatchObject([{ details: { contacts: ['jiaoyu'] } }]);
    },
  );

  test('with a contact who comes back gives them a new grant, under which none of their former links lives', () => {
    const [issued] = taking([{ ...uninvited, contact: stranger }], [agency]).effects.flatMap((effect) =>
      'issue' in effect ? [effect.issue.grant] : [],
    );
    const former: Grant = { ...issued!, status: 'revoked', links: { current: digestOfBytes('link'), pending: null } };
    const change = taking([{ ...uninvited, contact: stranger }], [agency], [], [former]);
    expect(change.effects).toMatchObject([
      {},
      {},
      { issue: { grant: { status: 'live', serial: 1, links: { current: null, pending: null } }, over: former } },
      { queue: { id: `invitation.${takenOver}.1.v3` } },
    ]);
  });

  test('with another contact before anybody was invited ends no link', () => {
    expect(taking([{ ...uninvited, contact: stranger }], [uninvited]).effects).toEqual([]);
  });

  test('with the contact’s name corrected changes nothing about the invitation', () => {
    const change = taking([{ ...uninvited, contact: { ...contact, name: '周晓雨' } }], [agency]);
    expect(change.agencies).toMatchObject([{ contact: { name: '周晓雨' }, invitedAt: agency.invitedAt }]);
    expect(change.effects).toEqual([]);
  });

  const drafted = stateIn('in-review').filing;
  test.each([
    ['reviewer', 'review'],
    ['approver', 'approval'],
  ] as const)('with another %s notes that a stage may wait for somebody else', (role, stage) => {
    const change = taking([{ ...agency, [role]: stranger }], [agency], [drafted]);
    expect(queuedBy(change)).toEqual([
      { kind: 'reassign', id: `2025.jiaoyu.${stage}.v3`, year: 2025, agency: 'jiaoyu', stage, before: agency[role] },
    ]);
  });

  test.each([null, 'approved', 'released'] as const)('with another reviewer notes nothing while it is %s', (state) => {
    const filings = state === null ? [] : [stateIn(state).filing];
    expect(taking([{ ...agency, reviewer: stranger }], [agency], filings).effects).toEqual([]);
  });

  test('in batches tells how far the saving is, and when it is done', () => {
    const draft = rosterDraftSchema.parse({
      ...{ area: 'home', year: 2025, by: publisher, at: AT, state: 'saving', done: 4, total: 6 },
      ...{ added: 1, changed: 3, contacts: 0 },
    });
    const known = { agencies: new Map([['jiaoyu', agency]]), filings: new Map(), grants: new Map() };
    const saved = (lines: number) =>
      seasonChange(importRoster(stored, [agency], known, { ...terms, saving: { version: 7, draft, lines } }, NOW))
        .saving;
    expect(saved(1)).toMatchObject({ version: 7, draft: { done: 5, state: 'saving', added: 1, changed: 4 } });
    expect(saved(2)).toMatchObject({ version: 7, draft: { done: 6, state: 'saved' } });
  });

  test('takes as many lines at once as a transaction holds', () => {
    const many = Array.from({ length: 200 }, (_, n) => agencySchema.parse({ ...agency, id: `unit-${n}` }));
    const known = new Map(many.map((each) => [each.id as string, each]));
    expect(batchOf(many, new Map())).toBe(92);
    expect(batchOf([...many.slice(0, 20), ...many.slice(0, 80).map(() => null)], new Map())).toBe(100);
    const moved = many.map((each) => ({ ...each, contact: stranger, reviewer: approver }));
    expect(batchOf(moved, known)).toBe(15);
  });
});

describe('inviting', () => {
  const ROUND = invitationRound(AT);
  const inviting = (agencies: Agency[], round = ROUND, now = NOW) =>
    invite(stored, agencies, { grant: publishGrant, expiresAt: EXPIRES, round, known: new Map() }, now);

  test('gives each contact a grant and queues one mail with its link', () => {
    const change = seasonChange(inviting([uninvited]));
    const id = filingGrantId({ area: 'home', year: 2025, agency: 'jiaoyu' }, contact);
    expect(change.agencies).toEqual([{ ...uninvited, invitedAt: AT }]);
    expect(change.effects).toMatchObject([
      { needGrant: publishGrant.id },
      {
        issue: {
          grant: { id, purpose: 'file', person: contact, agency: 'jiaoyu', expiresAt: EXPIRES, status: 'live' },
        },
      },
      {
        queue: {
          id: `invitation.${id}.${ROUND}`,
          to: contact,
          grant: id,
          message: { name: 'invitation', deadline: '2026-01-31' },
        },
      },
    ]);
  });

  test('nobody is refused', () => {
    expect(refusalOf(inviting([]))).toEqual({ code: 'nothing-selected' });
  });

  test('twice in one round mails once: the second answers how many', () => {
    const [after] = seasonChange(inviting([uninvited])).agencies;
    expect(inviting([after!])).toEqual({ already: 1 });
  });

  test('a selection of which some were invited in this round mails the others', () => {
    const [after] = seasonChange(inviting([uninvited])).agencies;
    const weijian = agencySchema.parse({ ...uninvited, id: 'weijian', name: '云溪县卫健局' });
    const judgement = inviting([after!, weijian]);
    expect(judgement).toMatchObject({ value: 2 });
    expect(seasonChange(judgement).agencies.map(({ id }) => id)).toEqual(['weijian']);
    expect(queuedBy(seasonChange(judgement))).toHaveLength(1);
  });

  test('in a later round mails again, as another mail of the same grant', () => {
    const later = new Date(NOW.getTime() + 60_000);
    const round = invitationRound(later.toISOString());
    const [after] = seasonChange(inviting([uninvited])).agencies;
    const again = queuedBy(seasonChange(inviting([after!], round, later)));
    expect(again.map(({ id }) => id)).toEqual([
      `invitation.${filingGrantId({ area: 'home', year: 2025, agency: 'jiaoyu' }, contact)}.${round}`,
    ]);
  });
});

describe('a release', () => {
  const release = releaseSchema.parse({
    ...{
      id: 'r20260120-abcdef',
      area: 'home',
      year: 2025,
      by: publisher,
      at: AT,
      count: 1,
      state: 'running',
      attempts: 0,
    },
  });
  const starting = (existing = undefined as typeof release | undefined, submissions = ['2025-jiaoyu-1']) =>
    startRelease(stored, release, { existing }, submissions, { grant: publishGrant, proof: 'code' }, NOW);

  test('is stored, noted and started by its own name', () => {
    const change = seasonChange(starting());
    expect(change.release).toEqual(release);
    expect(change.season).toEqual({ ...stored.season, release: release.id });
    expect(change.events).toMatchObject([
      { deed: 'start-release', details: { submissions: ['2025-jiaoyu-1'], proof: 'code' } },
    ]);
    expect(queuedBy(change)).toMatchObject([
      { kind: 'start', id: `release.${release.id}.0`, machine: 'release', name: release.id },
    ]);
  });

  test('started twice is the first one', () => {
    expect(starting(release)).toEqual({ already: release });
  });

  test('of nothing is refused', () => {
    expect(refusalOf(starting(undefined, []))).toEqual({ code: 'nothing-selected' });
  });
});

test('a full batch of any deed fits into one transaction of 100 items', async () => {
  const many = Array.from({ length: AGENCIES_PER_DEED }, (_, n) => agencySchema.parse({ ...agency, id: `unit-${n}` }));
  const known = {
    agencies: new Map(many.map((each) => [each.id as string, each])),
    filings: new Map(),
    grants: new Map(),
  };
  const moved = many.map((each) => ({ ...each, contact: stranger }));
  const judgements = [
    importRoster(stored, moved, known, { by: publisher, expiresAt: EXPIRES }, NOW),
    invite(stored, many, { grant: publishGrant, expiresAt: EXPIRES, round: '1', known: new Map() }, NOW),
  ];
  const sizes: number[] = [];
  const table = { commit: (writes: readonly Write[]) => Promise.resolve((sizes.push(writes.length), 'committed')) };
  for (const judgement of judgements) {
    await performOnSeason(
      table as unknown as Table,
      NOW,
      () => Promise.resolve(null),
      () => judgement,
    );
  }
  expect(sizes).toHaveLength(2);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
  expect(seasonWrites(stored, season, [])).toHaveLength(1);
});
