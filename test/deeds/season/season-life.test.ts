/** A season on its way: settings, deadlines that agencies follow, late, closed, archived, open again, and the year after. */
import { describe, expect, test } from '@jest/globals';
import { standInGrantId } from '#shared/access/links.js';
import { emptyChain } from '#shared/audit/chain.js';
import { expire } from '#shared/deeds/filing/expire.js';
import { file } from '#shared/deeds/filing/file.js';
import {
  changeDeadlines,
  changeDeciders,
  changeNaming,
  changeOffice,
  followers,
  nameSubstitute,
} from '#shared/deeds/season/change-season.js';
import type { SeasonChange, StoredSeason } from '#shared/deeds/season/change.js';
import { invite } from '#shared/deeds/season/invite.js';
import { nextRoster, nextSeason, takenOffSince } from '#shared/deeds/season/next-season.js';
import { archive, close, reopen, turnLate } from '#shared/deeds/season/phase.js';
import type { Filing } from '#shared/filing/model.js';
import { SUBMISSION_STATES } from '#shared/filing/states.js';
import { usualDeadlines } from '#shared/season/answers.js';
import { deadlinesOn, type Season } from '#shared/season/model.js';
import { performOnSeason } from '#shared/store/perform.js';
import type { Table } from '#shared/store/table.js';
import {
  agency,
  changeOf,
  contact,
  fileGrant,
  NOW,
  publishGrant,
  publisher,
  queuedBy,
  refusalOf,
  season,
  stateIn,
  stranger,
} from '../filing/scene.js';

const stored = (more: Partial<Season> = {}): StoredSeason => ({
  season: { ...season, deadlines: deadlinesOn('2026-01-31'), ...more },
  version: 3,
  audit: emptyChain('SEASON#2025'),
});
const seasonChange = (judgement: object) => changeOf(judgement as { change: SeasonChange; value: unknown });
const by = { grant: publishGrant, now: NOW };
const turning = { grant: publishGrant, proof: 'code' } as const;
const FEBRUARY = new Date('2026-01-31T16:00:00.000Z');

describe('settings', () => {
  test('the office is kept, with an event', () => {
    const office = { name: '政务公开办', phone: '0359-7020000', hours: '工作日' };
    const change = seasonChange(changeOffice(stored(), office, by));
    expect(change.season.office).toEqual(office);
    expect(change.effects).toEqual([{ needGrant: publishGrant.id }]);
    expect(change.events).toMatchObject([{ deed: 'change-office', actor: { role: 'publisher' } }]);
  });

  test('whether the missing are named is kept with an event, and saying it twice changes nothing', () => {
    const change = seasonChange(changeNaming(stored(), true, by));
    expect(change.season.namesMissing).toBe(true);
    expect(change.events).toMatchObject([{ deed: 'change-naming', details: { namesMissing: true } }]);
    expect(changeNaming(stored(), false, by)).toHaveProperty('already');
  });

  test('deciders by default must be others than publisher and each other', () => {
    const { reviewer } = season;
    expect(refusalOf(changeDeciders(stored(), { reviewer, approver: publisher }, by))).toMatchObject({
      code: 'same-person',
    });
    expect(seasonChange(changeDeciders(stored(), { reviewer, approver: stranger }, by)).season.approver).toBe(stranger);
  });

  test('a substitute gets a link, and may be nobody who is contact of an agency', () => {
    const naming = { known: new Map(), expiresAt: '2026-09-01T00:00:00.000Z' };
    const change = seasonChange(nameSubstitute(stored(), [agency], stranger, naming, by));
    expect(queuedBy(change)).toMatchObject([
      { to: stranger, grant: standInGrantId(season, stranger), message: { name: 'substitute-named' } },
    ]);
    expect(refusalOf(nameSubstitute(stored(), [agency], contact, naming, by))).toMatchObject({ agency: agency.name });
    expect(nameSubstitute(stored(), [], null, naming, by)).toHaveProperty('already');
  });
});

describe('deadlines', () => {
  const deadlines = { ...deadlinesOn('2026-02-15') };
  const apart = { ...agency, id: 'apart' as typeof agency.id, deadline: '2026-02-01' };
  const filed = new Map<string, Filing>([[agency.id, stateIn('in-review').filing]]);

  test('move with those of their kind, but not with one that was set apart', () => {
    expect(followers(stored().season, [agency, apart], deadlines)).toEqual([agency]);
    const change = seasonChange(
      changeDeadlines(
        stored(),
        { deadlines, reason: '春节', agencies: [agency, apart], filings: new Map(), last: true },
        by,
      ),
    );
    expect(change.season).toMatchObject({ deadline: '2026-02-15', deadlines });
    expect(change.agencies).toMatchObject([{ id: agency.id, deadline: '2026-02-15' }]);
    expect(queuedBy(change)).toMatchObject([
      {
        to: contact,
        message: { name: 'deadline-changed', deadline: '2026-02-15', before: '2026-01-31', reason: '春节' },
      },
    ]);
  });

  test('tell nobody who has filed or was not invited', () => {
    const asked = { deadlines, reason: '春节', agencies: [agency], last: true };
    expect(queuedBy(seasonChange(changeDeadlines(stored(), { ...asked, filings: filed }, by)))).toEqual([]);
    const uninvited = { ...asked, agencies: [{ ...agency, invitedAt: null }], filings: new Map() };
    expect(queuedBy(seasonChange(changeDeadlines(stored(), uninvited, by)))).toEqual([]);
  });

  test('turn the season only with the last batch, need a reason, and twice change nothing', () => {
    const first = { deadlines, reason: '春节', agencies: [agency], filings: new Map(), last: false };
    expect(seasonChange(changeDeadlines(stored(), first, by)).season.deadline).toBe('2026-01-31');
    expect(refusalOf(changeDeadlines(stored(), { ...first, reason: '' }, by))).toEqual({ code: 'reason-missing' });
    const again = { ...first, agencies: [], last: true };
    expect(changeDeadlines(stored({ deadlines, deadline: '2026-02-15' }), again, by)).toHaveProperty('already');
  });

  test.each(['closed', 'archived'] as const)('of a season that is %s are moved no more', (state) => {
    const asked = { deadlines, reason: '春节', agencies: [agency], filings: new Map(), last: true };
    expect(refusalOf(changeDeadlines(stored({ state }), asked, by))).toMatchObject({ code: 'season-closed' });
  });
});

describe('phases', () => {
  test('late is noted from the day after, once', () => {
    expect(turnLate(stored(), NOW)).toHaveProperty('already');
    const change = seasonChange(turnLate(stored(), FEBRUARY));
    expect(change.season.state).toBe('late');
    expect(change.events).toMatchObject([{ deed: 'turn-late', actor: { role: 'system' } }]);
    expect(turnLate(stored({ state: 'late' }), FEBRUARY)).toHaveProperty('already');
  });

  test('closing ends filing, inviting and drafts, and says whom to ask', () => {
    const closed = seasonChange(close(stored({ state: 'late' }), turning, FEBRUARY)).season;
    expect(closed).toMatchObject({ state: 'closed', closedAt: FEBRUARY.toISOString() });
    expect(close(stored({ state: 'closed' }), turning, FEBRUARY)).toHaveProperty('already');
    const draft = { ...stateIn('draft'), season: closed };
    const request = { shown: draft.filing.version, officer: '赵强', title: '副局长', agreed: true };
    const refused = { code: 'season-closed', archived: false, publisher: publisher.name };
    expect(refusalOf(file(draft, request, fileGrant, () => draft.check!, FEBRUARY, null))).toMatchObject(refused);
    const options = { grant: publishGrant, expiresAt: '2026-09-01T00:00:00.000Z', round: 'r', known: new Map() };
    expect(refusalOf(invite({ ...stored(), season: closed }, [agency], options, FEBRUARY))).toMatchObject(refused);
  });

  test.each(SUBMISSION_STATES)('a report that is %s expires by it only where it is a draft', (state) => {
    const found = {
      ...stateIn(state),
      season: { ...season, state: 'closed' as const, closedAt: FEBRUARY.toISOString() },
    };
    const judged = expire(found, FEBRUARY);
    if (state !== 'draft') {
      expect(judged).toHaveProperty('already');
      return;
    }
    const change = changeOf(judged);
    expect(change.submissions).toMatchObject([{ from: 'draft', after: { state: 'expired' } }]);
    expect(change.events).toMatchObject([{ deed: 'expire', actor: { role: 'system' } }]);
    expect(queuedBy(change)).toMatchObject([{ to: contact, message: { name: 'season-closed', draft: true } }]);
  });

  test('a draft of a correction, or of what was sent back after the closing, does not expire', () => {
    const closed = { ...season, state: 'closed' as const, closedAt: '2026-01-19T00:00:00.000Z' };
    const found = { ...stateIn('draft'), season: closed };
    const asked = { version: 1, reason: '数字有误', by: publisher, at: FEBRUARY.toISOString(), replacedBy: null };
    const correcting = { ...found, filing: { ...found.filing, corrections: [asked] } };
    const cameBack = { ...found, filing: { ...found.filing, lastDeedAt: FEBRUARY.toISOString() } };
    expect(changeOf(expire({ ...found, filing: { ...found.filing, lastDeedAt: null } }, FEBRUARY))).toBeDefined();
    for (const state of [correcting, cameBack])
      expect(expire(state as typeof found, FEBRUARY)).toHaveProperty('already');
  });

  test('a draft does not expire while the season is open', () => {
    expect(expire(stateIn('draft'), FEBRUARY)).toHaveProperty('already');
  });

  test('archiving waits for everything under way, and comes after closing', () => {
    expect(refusalOf(archive(stored(), [], turning, FEBRUARY))).toEqual({ code: 'season-open' });
    const closed = stored({ state: 'closed' });
    const filings = (['in-review', 'stopped', 'approved', 'draft', 'released'] as const).map((s) => stateIn(s).filing);
    expect(refusalOf(archive(closed, filings, turning, FEBRUARY))).toEqual({ code: 'reports-under-way', count: 3 });
    expect(seasonChange(archive(closed, [stateIn('released').filing], turning, FEBRUARY)).season.state).toBe(
      'archived',
    );
  });

  test('opening again needs a reason, and says late where the deadline is over', () => {
    const closed = stored({ state: 'closed', closedAt: NOW.toISOString() });
    expect(refusalOf(reopen(closed, { ...turning, reason: ' ' }, FEBRUARY))).toEqual({ code: 'reason-missing' });
    const change = seasonChange(reopen(closed, { ...turning, reason: '漏报' }, FEBRUARY));
    expect(change.season).toMatchObject({ state: 'late', closedAt: null });
    expect(change.events).toMatchObject([{ deed: 'reopen-season', details: { reason: '漏报', from: 'closed' } }]);
  });

  test('an archived season takes no deed but opening it again', async () => {
    const archived = stored({ state: 'archived' });
    const committed: unknown[] = [];
    const table = { commit: async (writes: unknown) => (committed.push(writes), 'committed') } as unknown as Table;
    const office = { name: '政务公开办', phone: '1', hours: '工作日' };
    const read = async () => archived;
    const changed = await performOnSeason(table, NOW, read, (state) => changeOffice(state, office, by));
    expect(changed).toMatchObject({ refused: { code: 'season-closed', archived: true } });
    expect(committed).toEqual([]);
    const opened = await performOnSeason(table, NOW, read, (state) =>
      reopen(state, { ...turning, reason: '更正' }, NOW),
    );
    expect(opened).toHaveProperty('done');
  });
});

test('the year after has the same people and roster, new deadlines, and nobody invited', () => {
  const office = { name: '政务公开办', phone: '1', hours: '工作日' };
  const next = nextSeason(stored({ state: 'closed', office, substitute: stranger }).season, usualDeadlines(2026), NOW);
  expect(next).toMatchObject({ year: 2026, state: 'open', office, publisher, substitute: stranger, closedAt: null });
  expect(next.release).toBeUndefined();
  const removed = { ...agency, removed: { at: NOW.toISOString(), reason: '撤销' } };
  const former = { ...agency, formerNames: [{ name: '云溪县教委', until: '2025-06-01' }] };
  expect(nextRoster([former, removed], next)).toEqual([
    { ...former, year: 2026, deadline: '2027-01-31', invitedAt: null },
  ]);
});

test('what a beginning that broke off wrote of agencies that were taken off since is off the roster of the next year too', () => {
  const removed = { at: NOW.toISOString(), reason: '撤并' };
  const gone = { ...agency, id: 'tiyu' as typeof agency.id };
  const left = nextRoster([agency, gone], stored().season);
  expect(takenOffSince([agency, { ...gone, removed }], left)).toEqual([{ ...left[1], removed }]);
});
