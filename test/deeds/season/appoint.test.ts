/** Another publisher: the links of the one before end, both are told, and nobody who decides elsewhere can be named. */
import { describe, expect, test } from '@jest/globals';
import { publisherGrantId, standInGrantId } from '#shared/access/links.js';
import type { Grant } from '#shared/access/model.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import { emptyChain } from '#shared/audit/chain.js';
import { appoint, type Appointing } from '#shared/deeds/season/appoint.js';
import { openSeason } from '#shared/deeds/season/open-season.js';
import { publisherGrant } from '#shared/deeds/season/people.js';
import type { SeasonChange, StoredSeason } from '#shared/deeds/season/change.js';
import { personSchema } from '#shared/ids/person.js';
import {
  agency,
  approver,
  changeOf,
  contact,
  NOW,
  publisher,
  queuedBy,
  refusalOf,
  season,
  stranger,
  UNOPENED,
} from '../filing/scene.js';

const EXPIRES = '2026-04-01T00:00:00.000Z';
const substitute = personSchema.parse({ name: '孙代替', address: 'substitute@yunxi.example.invalid' });
const stored: StoredSeason = { season: { ...season, substitute }, version: 3, audit: emptyChain('SEASON#2025') };
const held = publisherGrant(season, publisher, EXPIRES);
const standInId = standInGrantId(season, substitute);
const known = new Map<GrantId, Grant>([
  [held.id, held],
  [standInId, { ...held, id: standInId, purpose: 'stand-in', person: substitute }],
]);
const seasonChange = (judgement: object) => changeOf(judgement as { change: SeasonChange; value: unknown });

const appointing = (changes: Partial<Appointing> = {}): Appointing => ({
  publisher: stranger,
  substitute,
  reason: '调离',
  actor: { role: 'publisher', person: publisher },
  effects: [],
  known,
  expiresAt: EXPIRES,
  ...changes,
});

describe('appointing another publisher', () => {
  test('ends the links of the one before, gives the new one theirs, and tells both', () => {
    const change = seasonChange(appoint(stored, [agency], appointing(), NOW));
    const id = publisherGrantId(season, stranger);
    expect(change.season).toMatchObject({ publisher: stranger, substitute });
    expect(change.effects).toContainEqual({ endGrant: { id: held.id, as: 'revoked' } });
    expect(change.effects).toContainEqual({
      issue: { grant: expect.objectContaining({ id, purpose: 'publish', person: stranger }), over: undefined },
    });
    expect(queuedBy(change)).toMatchObject([
      { to: stranger, grant: id, message: { name: 'publisher-appointed', former: publisher.name, reason: '调离' } },
      { to: publisher, grant: null, message: { name: 'publisher-replaced', publisher: stranger.name } },
    ]);
    expect(change.events).toMatchObject([{ deed: 'appoint-publisher', details: { reason: '调离' } }]);
  });

  test('by the substitute leaves the place of the substitute to the one before, with a link to come back by', () => {
    const change = seasonChange(
      appoint(stored, [agency], appointing({ publisher: substitute, substitute: publisher }), NOW),
    );
    expect(change.season).toMatchObject({ publisher: substitute, substitute: publisher });
    expect(change.effects).toContainEqual({ endGrant: { id: held.id, as: 'revoked' } });
    expect(change.effects).toContainEqual({ endGrant: { id: standInId, as: 'revoked' } });
    // DynamoDB takes each item of a transaction once.
    const named = change.effects.flatMap((effect) =>
      'endGrant' in effect ? [effect.endGrant.id] : 'issue' in effect ? [effect.issue.grant.id] : [],
    );
    expect(new Set(named).size).toBe(named.length);
    expect(queuedBy(change)).toMatchObject([
      { to: substitute },
      { to: publisher, message: { name: 'publisher-replaced' } },
      { to: publisher, grant: standInGrantId(season, publisher), message: { name: 'substitute-named' } },
    ]);
  });

  test('again with the one who publishes changes nothing', () => {
    expect(appoint(stored, [], appointing({ publisher }), NOW)).toEqual({ already: stored.season });
  });

  test('with the name mended keeps the grant', () => {
    const mended = { ...publisher, name: '陈发布（副局长）' };
    const change = seasonChange(appoint(stored, [], appointing({ publisher: mended }), NOW));
    expect(change.effects.filter((effect) => 'endGrant' in effect)).toEqual([]);
  });

  test('needs a reason', () => {
    expect(refusalOf(appoint(stored, [], appointing({ reason: ' ' }), NOW))).toEqual({ code: 'reason-missing' });
  });

  test.each([
    ['who approves', approver, [], { pair: 'approver/publisher' }],
    ['who is the substitute still', substitute, [], { pair: 'publisher/substitute' }],
    ['who is the contact of an agency', contact, [agency], { pair: 'contact/publisher', agency: agency.name }],
  ])('refuses somebody %s', (_, person, agencies, refusal) => {
    expect(refusalOf(appoint(stored, agencies, appointing({ publisher: person }), NOW))).toEqual({
      code: 'same-person',
      ...refusal,
    });
  });

  test('takes the contact of an agency that was taken off the roster', () => {
    const removed = { ...agency, removed: { at: NOW.toISOString(), reason: '撤销' } };
    expect(appoint(stored, [removed], appointing({ publisher: contact }), NOW)).toHaveProperty('change');
  });
});

test('opening a season gives the substitute a link of their own', () => {
  const change = seasonChange(openSeason(UNOPENED, stored.season, EXPIRES, NOW));
  expect(queuedBy(change)).toMatchObject([
    { message: { name: 'desk-opened' } },
    { to: substitute, grant: standInId, message: { name: 'substitute-named', publisher: publisher.name } },
  ]);
});
