/** Handing decisions over: who may stand in, for which days, who is told; and ending it before its last day. */
import { describe, expect, test } from '@jest/globals';
import { deskGrant } from '#shared/access/desk-grant.js';
import type { MyDeskGrant } from '#shared/access/model.js';
import {
  delegate,
  endDelegation,
  type DelegationRequest,
  type DelegationState,
} from '#shared/deeds/season/delegate.js';
import type { StoredSeason } from '#shared/deeds/season/change.js';
import { personSchema } from '#shared/ids/person.js';
import { deciderOf } from '#shared/season/deciders.js';
import { delegationSchema, type Delegation } from '#shared/season/model.js';
import { emptyChain } from '#shared/audit/chain.js';
import {
  agency,
  approver,
  changeOf,
  contact,
  NOW,
  publishGrant,
  publisher,
  queuedBy,
  refusalOf,
  reviewer,
  rowsOf,
  season,
  stranger,
} from '../filing/scene.js';

const today = '2026-01-20';
const desk: MyDeskGrant = deskGrant(season, reviewer, '2026-03-01T00:00:00.000Z');
const storedWith = (...delegations: Delegation[]): StoredSeason => ({
  season: { ...season, delegations },
  version: 3,
  audit: emptyChain('SEASON#home#2025'),
});
const stateWith = (changes: Partial<DelegationState> = {}): DelegationState => ({
  stored: storedWith(),
  agencies: [agency],
  touched: [],
  desk: undefined,
  ...changes,
});
const asked = (changes: Partial<DelegationRequest> = {}): DelegationRequest => ({
  from: reviewer,
  to: stranger,
  since: today,
  until: '2026-01-24',
  reason: '外出开会',
  ...changes,
});
const terms = { grant: desk, id: 'd1', today, expiresAt: '2026-03-01T00:00:00.000Z' };
const other = personSchema.parse({ name: '钱旁人', address: 'other@yunxi.example.invalid' });
const standing = (changes: Partial<Delegation> = {}): Delegation =>
  delegationSchema.parse({
    ...asked(),
    id: 'd0',
    at: '2026-01-19T02:00:00.000Z',
    endedAt: null,
    ...changes,
  });
const refusedAs = (request: Partial<DelegationRequest>, state: Partial<DelegationState> = {}) =>
  refusalOf(delegate(stateWith(state), asked(request), terms, NOW));

test('from its first day on the other decides', () => {
  const change = changeOf(delegate(stateWith(), asked(), terms, NOW));
  expect(deciderOf(change.season, agency, 'review', today)).toEqual({ person: stranger, insteadOf: reviewer });
  expect(deciderOf(change.season, agency, 'review', '2026-01-25').person).toEqual(reviewer);
});

test('whoever stands in is mailed the link to their own desk, the publisher is told, and the log says who did it', () => {
  const change = changeOf(delegate(stateWith(), asked(), terms, NOW));
  expect(rowsOf(change)).toEqual([`mail delegation to ${stranger.name}`, `mail delegation to ${publisher.name}`]);
  const [mail] = queuedBy(change);
  expect(mail).toMatchObject({ grant: deskGrant(season, stranger, '').id });
  expect(change.events).toMatchObject([{ deed: 'delegate', actor: { role: 'reviewer', person: reviewer } }]);
  expect(change.effects).toContainEqual({ needGrant: desk.id });
});

test('done by the publisher for somebody who is ill, that person is told and not the publisher', () => {
  const change = changeOf(delegate(stateWith(), asked(), { ...terms, grant: publishGrant }, NOW));
  expect(rowsOf(change)).toEqual([`mail delegation to ${stranger.name}`, `mail delegation to ${reviewer.name}`]);
  expect(change.events).toMatchObject([{ actor: { role: 'publisher' } }]);
});

describe('nobody stands in', () => {
  test.each<[string, Partial<DelegationRequest>, string]>([
    ['for themselves, under whatever spelling', { to: { name: '李复核', address: 'x@yunxi.example.invalid' } }, 'self'],
    ['who is the publisher', { to: publisher }, 'publisher'],
    ['who is the contact of an agency concerned', { to: contact }, 'contact'],
    ['who decides at the other stage', { to: approver }, 'decider'],
    ['without a name', { to: { name: '', address: stranger.address } }, 'person'],
    ['without an address', { to: { name: stranger.name, address: 'x' } }, 'person'],
    ['to the day before the first', { until: '2026-01-19' }, 'days'],
    ['for days that are over', { since: '2026-01-10', until: '2026-01-12' }, 'days'],
    ['for half a year', { until: '2026-07-20' }, 'days'],
    ['without a reason', { reason: ' ' }, 'reason'],
    ['for somebody who decides nothing', { from: stranger, to: other }, 'no-decider'],
  ])('%s', (_, request, problem) => {
    expect(refusedAs(request)).toMatchObject({ code: 'delegation', problem });
  });

  test('on days on which somebody stands in already, until that is ended', () => {
    const stored = storedWith(standing({ to: other }));
    expect(refusedAs({}, { stored })).toMatchObject({ problem: 'twice' });
    const ended = storedWith(standing({ to: other, endedAt: '2026-01-19T03:00:00.000Z' }));
    expect(refusedAs({}, { stored: ended })).toBeUndefined();
  });

  test('who is away themselves', () => {
    const third = personSchema.parse({ name: '孙初审', address: 'third@yunxi.example.invalid' });
    const agencies = [agency, { ...agency, reviewer: third }];
    const stored = storedWith(standing({ from: third, to: other }));
    expect(refusedAs({ to: third }, { stored, agencies })).toMatchObject({ problem: 'away' });
  });

  test('for both stages of one report', () => {
    const stored = storedWith(standing({ from: approver }));
    expect(refusedAs({}, { stored })).toMatchObject({ problem: 'decider' });
  });

  test('who had a hand in a report that is still to be decided', () => {
    expect(refusedAs({}, { touched: [agency.name] })).toMatchObject({ problem: 'touched', who: agency.name });
  });

  test('who would take the publisher’s place', () => {
    const stored = { ...storedWith(), season: { ...season, substitute: stranger } };
    expect(refusedAs({}, { stored })).toMatchObject({ problem: 'substitute' });
  });
});

describe('ending it', () => {
  const state = { stored: storedWith(standing()), agencies: [agency] };

  test('gives the stage back at once and tells both', () => {
    const change = changeOf(endDelegation(state, 'd0', desk, NOW));
    expect(deciderOf(change.season, agency, 'review', today)).toEqual({ person: reviewer, insteadOf: null });
    expect(rowsOf(change)).toEqual([`mail delegation to ${stranger.name}`, `mail delegation to ${publisher.name}`]);
    expect(queuedBy(change)[0]).toMatchObject({ grant: null });
  });

  test('is for who is away and for the publisher, and for nobody else', () => {
    const theirs = deskGrant(season, stranger, '2026-03-01T00:00:00.000Z');
    expect(refusalOf(endDelegation(state, 'd0', theirs, NOW))).toEqual({ code: 'not-found' });
    expect(endDelegation(state, 'd0', publishGrant, NOW)).toHaveProperty('change');
  });

  test('a second time changes nothing', () => {
    const ended = storedWith(standing({ endedAt: '2026-01-19T03:00:00.000Z' }));
    expect(endDelegation({ stored: ended, agencies: [agency] }, 'd0', desk, NOW)).toHaveProperty('already');
  });
});
