/** One agency of the roster: changed, taken off and back on, merged; links, mails and stages follow, the filing stays. */
import { describe, expect, test } from '@jest/globals';
import { filingGrantId } from '#shared/access/links.js';
import { emptyChain } from '#shared/audit/chain.js';
import type { SeasonChange, StoredSeason } from '#shared/deeds/season/change.js';
import {
  changeAgency,
  changeDeadline,
  mergeAgencies,
  MOST_PREDECESSORS,
  removeAgency,
  restoreAgency,
} from '#shared/deeds/season/change-agency.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import { agencySchema, type Agency } from '#shared/season/model.js';
import { performOnSeason } from '#shared/store/perform.js';
import type { Table, Write } from '#shared/store/table.js';
import {
  agency,
  AT,
  changeOf,
  contact,
  NOW,
  publishGrant,
  queuedBy,
  refusalOf,
  season,
  stateIn,
  stranger,
} from '../filing/scene.js';

const stored: StoredSeason = { season, version: 3, audit: emptyChain('SEASON#2025') };
const terms = { grant: publishGrant, expiresAt: '2026-04-01T00:00:00.000Z' };
const seasonChange = (judgement: object) => changeOf(judgement as { change: SeasonChange; value: unknown });
const own = filingGrantId(filingRefOf(agency), contact);
const nothing = { filings: new Map(), grants: new Map() };

describe('changing an agency', () => {
  const changing = (after: Partial<Agency>, filings = new Map()) =>
    changeAgency(stored, agency, { ...agency, ...after }, { ...nothing, filings }, terms, NOW);

  test('notes which fields changed, under the publisher’s grant', () => {
    const change = seasonChange(changing({ phone: '7520001' }));
    expect(change.agencies).toMatchObject([{ phone: '7520001', invitedAt: agency.invitedAt }]);
    expect(change.effects).toEqual([{ needGrant: publishGrant.id }]);
    expect(change.events).toMatchObject([{ deed: 'change-agency', details: { agency: 'jiaoyu', fields: ['phone'] } }]);
  });

  test('into what it is changes nothing', () => {
    expect(changing({})).toEqual({ already: agency });
  });

  test('with another contact ends the link of the one before and invites the new one', () => {
    const change = seasonChange(changing({ contact: stranger }));
    expect(change.effects).toContainEqual({ endGrant: { id: own, as: 'revoked' } });
    expect(queuedBy(change).map((row) => row.kind === 'mail' && row.message.name)).toEqual([
      'contact-replaced',
      'invitation',
    ]);
    expect(change.agencies).toMatchObject([{ contact: stranger, invitedAt: AT }]);
  });

  test('with another reviewer hands a stage that may wait over', () => {
    const filings = new Map([['jiaoyu', stateIn('in-review').filing]]);
    expect(queuedBy(seasonChange(changing({ reviewer: stranger }, filings)))).toMatchObject([
      { kind: 'reassign', stage: 'review', before: agency.reviewer },
    ]);
  });
});

describe('a contact whose address is put right', () => {
  const moved = { ...contact, name: ` ${contact.name}（科员）`, address: 'mended@example.invalid' as never };
  const change = seasonChange(changeAgency(stored, agency, { ...agency, contact: moved }, nothing, terms, NOW));

  test('is the same person: the link goes to the new address alone, and none of the old lives', () => {
    expect(change.effects).toContainEqual({ endGrant: { id: own, as: 'revoked' } });
    expect(queuedBy(change)).toMatchObject([
      { to: moved, message: { name: 'invitation', takesOver: { state: null, moved: true } } },
    ]);
  });
});

describe('a deadline of its own', () => {
  const asked = { deadline: '2026-02-10', reason: ' 机构改革 ' };
  const changing = (more: Partial<typeof asked> = {}, of: Partial<Agency> = {}, filings = new Map()) =>
    changeDeadline(stored, { ...agency, ...of }, { ...asked, ...more }, { filings }, terms, NOW);

  test('is set with a reason, which the contact is mailed', () => {
    const change = seasonChange(changing());
    expect(change.agencies).toMatchObject([{ id: 'jiaoyu', deadline: '2026-02-10' }]);
    expect(change.events).toMatchObject([
      { deed: 'change-agency-deadline', details: { before: agency.deadline, after: '2026-02-10', reason: '机构改革' } },
    ]);
    expect(queuedBy(change)).toMatchObject([
      { to: contact, message: { name: 'deadline-changed', deadline: '2026-02-10', before: agency.deadline } },
    ]);
  });

  test('tells nobody who has filed, was not invited or is off the roster', () => {
    expect(queuedBy(seasonChange(changing({}, {}, new Map([['jiaoyu', stateIn('in-review').filing]]))))).toEqual([]);
    expect(queuedBy(seasonChange(changing({}, { invitedAt: null })))).toEqual([]);
    expect(queuedBy(seasonChange(changing({}, { removed: { at: AT, reason: '撤并' } })))).toEqual([]);
  });

  test('needs a reason, an open season, and is set once', () => {
    expect(refusalOf(changing({ reason: ' ' }))).toEqual({ code: 'reason-missing' });
    expect(changing({ deadline: agency.deadline })).toHaveProperty('already');
    const closed = { ...stored, season: { ...season, state: 'closed' as const } };
    expect(refusalOf(changeDeadline(closed, agency, asked, { filings: new Map() }, terms, NOW))).toMatchObject({
      code: 'season-closed',
    });
  });
});

describe('taking an agency off the roster', () => {
  test('ends its contact’s link and tells them why', () => {
    const change = seasonChange(removeAgency(stored, agency, ' 撤并 ', terms, NOW));
    expect(change.agencies).toMatchObject([{ id: 'jiaoyu', removed: { at: AT, reason: '撤并' } }]);
    expect(change.effects).toContainEqual({ endGrant: { id: own, as: 'revoked' } });
    expect(queuedBy(change)).toMatchObject([
      { to: contact, grant: null, message: { name: 'agency-removed', reason: '撤并' } },
    ]);
    expect(change.events).toMatchObject([{ deed: 'remove-agency', details: { agency: 'jiaoyu', reason: '撤并' } }]);
  });

  test('of whom nobody was invited tells nobody', () => {
    const change = seasonChange(removeAgency(stored, { ...agency, invitedAt: null }, '撤并', terms, NOW));
    expect(change.effects).toEqual([{ needGrant: publishGrant.id }]);
  });

  test('needs a reason, and is done once', () => {
    expect(refusalOf(removeAgency(stored, agency, '  ', terms, NOW))).toEqual({ code: 'reason-missing' });
    const removed = { ...agency, removed: { at: AT, reason: '撤并' } };
    expect(removeAgency(stored, removed, '又撤', terms, NOW)).toEqual({ already: removed });
  });

  test('and back on leaves it to be invited again', () => {
    const removed = { ...agency, removed: { at: AT, reason: '撤并' } };
    const change = seasonChange(restoreAgency(stored, removed, terms, NOW));
    expect(change.agencies).toEqual([{ ...agency, removed: null, invitedAt: null }]);
    expect(restoreAgency(stored, agency, terms, NOW)).toEqual({ already: agency });
  });
});

describe('merging agencies', () => {
  const other = agencySchema.parse({ ...agency, id: 'tiyu', name: '云溪县体育局' });

  test('takes the others off the roster and names them as predecessors', () => {
    const change = seasonChange(mergeAgencies(stored, agency, [other, agency], '机构改革', terms, NOW));
    expect(change.agencies).toMatchObject([
      { id: 'jiaoyu', predecessors: ['tiyu'], removed: null },
      { id: 'tiyu', removed: { reason: '机构改革' } },
    ]);
    expect(change.events).toMatchObject([{ deed: 'merge-agencies', details: { agency: 'jiaoyu', merged: ['tiyu'] } }]);
  });

  test('with nobody, with itself or without a reason is refused', () => {
    expect(refusalOf(mergeAgencies(stored, agency, [], '改', terms, NOW))).toEqual({ code: 'nothing-selected' });
    expect(refusalOf(mergeAgencies(stored, agency, [agency], '改', terms, NOW))).toEqual({ code: 'nothing-selected' });
    expect(refusalOf(mergeAgencies(stored, agency, [other], '', terms, NOW))).toEqual({ code: 'reason-missing' });
  });

  test('as many as one may have fit into one transaction', async () => {
    const many = Array.from({ length: MOST_PREDECESSORS }, (_, n) =>
      agencySchema.parse({ ...agency, id: `unit-${n}` }),
    );
    const sizes: number[] = [];
    const table = { commit: (writes: readonly Write[]) => Promise.resolve((sizes.push(writes.length), 'committed')) };
    await performOnSeason(
      table as unknown as Table,
      NOW,
      () => Promise.resolve(null),
      () => mergeAgencies(stored, agency, many, '机构改革', terms, NOW),
    );
    expect(sizes[0]).toBeLessThanOrEqual(100);
  });
});
