/** Who decides on a day: whom the roster names, or whoever stands in for them. */
import { describe, expect, test } from '@jest/globals';
import { personSchema } from '#shared/ids/person.js';
import { deciderOf, everAskedFor } from '#shared/season/deciders.js';
import { delegationSchema, type Delegation } from '#shared/season/model.js';
import { agency, approver, contact, publisher, reviewer, season, stranger } from '../deeds/filing/scene.js';

const delegation = (changes: Partial<Delegation> = {}): Delegation =>
  delegationSchema.parse({
    id: 'd1',
    from: reviewer,
    to: stranger,
    since: '2026-01-20',
    until: '2026-01-24',
    reason: '出差',
    at: '2026-01-19T02:00:00.000Z',
    endedAt: null,
    ...changes,
  });
const withDelegations = (...delegations: Delegation[]) => ({ ...season, delegations });
const onDay = (day: string, ...delegations: Delegation[]) =>
  deciderOf(withDelegations(...delegations), agency, 'review', day);

test('without a delegation the roster decides', () => {
  expect(onDay('2026-01-20')).toEqual({ person: reviewer, insteadOf: null });
  expect(deciderOf(season, agency, 'approval', '2026-01-20')).toEqual({ person: approver, insteadOf: null });
});

describe('a delegation', () => {
  test.each([
    ['2026-01-19', reviewer],
    ['2026-01-20', stranger],
    ['2026-01-24', stranger],
    ['2026-01-25', reviewer],
  ])('is in force from its first day to its last: on %s', (day, person) => {
    expect(onDay(day, delegation()).person).toEqual(person);
  });

  test('says in whose place somebody decides', () => {
    expect(onDay('2026-01-21', delegation())).toEqual({ person: stranger, insteadOf: reviewer });
  });

  test('that was ended counts no more', () => {
    expect(onDay('2026-01-21', delegation({ endedAt: '2026-01-20T08:00:00.000Z' })).person).toEqual(reviewer);
  });

  test('is for the stages of the person who is away, and for no other', () => {
    expect(deciderOf(withDelegations(delegation()), agency, 'approval', '2026-01-21').person).toEqual(approver);
  });

  test.each([
    ['the contact', contact],
    ['the publisher', publisher],
    ['the person of the other stage', approver],
    [
      'the same under another spelling',
      personSchema.parse({ name: '另一人', address: 'contact+x@yunxi.example.invalid' }),
    ],
  ])('to %s is not in force for this agency', (_, to) => {
    expect(onDay('2026-01-21', delegation({ to })).person).toEqual(reviewer);
  });

  test('of both stages to one person is in force for neither', () => {
    const both = withDelegations(delegation(), delegation({ id: 'd2', from: approver }));
    for (const stage of ['review', 'approval'] as const)
      expect(deciderOf(both, agency, stage, '2026-01-21').insteadOf).toBeNull();
  });
});

test('whoever may have been asked at a stage is the roster’s person and all who ever stood in, each once', () => {
  const ended = delegation({ id: 'd2', endedAt: '2026-01-20T08:00:00.000Z' });
  expect(everAskedFor(withDelegations(delegation(), ended), agency, 'review')).toEqual([reviewer, stranger]);
  expect(everAskedFor(withDelegations(delegation()), agency, 'approval')).toEqual([approver]);
});
