import { expect, it, test } from '@jest/globals';
import { decisionUntil } from '#shared/season/deadlines.js';
import { deadlinesOn } from '#shared/season/model.js';
import { isLate, lastDeadline, phaseOn, takesReports } from '#shared/season/phases.js';

const deadlines = { ...deadlinesOn('2026-01-31'), government: '2026-03-31' };
const open = { state: 'open', deadline: '2026-01-31', deadlines } as const;

test.each([
  ['on its last day', '2026-03-31', 'open'],
  ['the day after', '2026-04-01', 'late'],
])('a season %s is told as it stands, before anything was run', (_, today, phase) => {
  expect(phaseOn(open, today)).toBe(phase);
});

it('is late by its one deadline where kinds have none of their own, and stays what the publisher made it', () => {
  expect(lastDeadline({ deadline: '2026-01-31', deadlines: null })).toBe('2026-01-31');
  expect(phaseOn({ ...open, deadlines: null }, '2026-02-01')).toBe('late');
  expect(phaseOn({ ...open, state: 'closed' }, '2026-04-01')).toBe('closed');
});

it('is open again where its deadline was put off after it had passed', () => {
  expect(phaseOn({ ...open, state: 'late' }, '2026-03-31')).toBe('open');
});

it('takes reports until it is closed', () => {
  expect(['open', 'late', 'closed', 'archived'].map((state) => takesReports({ state: state as 'open' }))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('calls a report late from midnight in Shanghai', () => {
  expect(isLate('2026-01-31T15:59:59.000Z', '2026-01-31')).toBe(false);
  expect(isLate('2026-01-31T16:00:00.000Z', '2026-01-31')).toBe(true);
});

test.each([
  ['ends with the deadline', '2026-01-31', '2026-01-31'],
  ['has its full days long before it', '2026-03-31', '2026-02-03'],
  ['has a day at least', '2026-01-20', '2026-01-21'],
  ['has its full days after it', '2026-01-10', '2026-02-03'],
])('a decision %s', (_, deadline, until) => {
  expect(decisionUntil(new Date('2026-01-20T02:00:00.000Z'), deadline, 14)).toBe(until);
});
