/** One mail a day where many reports wait, at once where it presses. */
import { describe, expect, test } from '@jest/globals';
import {
  askMailDueAt,
  countedWith,
  isDigestDue,
  isToldByDigest,
  morningOf,
  putOffUntil,
  type Asked,
} from '#shared/deeds/morning-mail.js';

const NOW = new Date('2026-01-20T02:00:00.000Z');
const asked = (changes: Partial<Asked> = {}): Asked => ({ others: 3, mails: 'auto', until: '2026-01-27', ...changes });

describe('the mail that asks for one report', () => {
  test.each<[string, Partial<Asked>, boolean]>([
    ['goes at once while three or fewer wait', { others: 2 }, false],
    ['waits for the morning once more than three wait', { others: 3 }, true],
    ['goes at once where it is due within two days', { others: 9, until: '2026-01-22' }, false],
    ['waits where it is due in three days', { others: 9, until: '2026-01-23' }, true],
    ['goes at once to whoever chose each', { others: 9, mails: 'each' }, false],
    ['waits for whoever chose one a day, even the only one', { others: 0, mails: 'daily' }, true],
  ])('%s', (_, changes, waits) => {
    expect(askMailDueAt(asked(changes), NOW) !== undefined).toBe(waits);
  });

  test('counts a report that is asked for again once', () => {
    expect(countedWith(2, 0)).toEqual({ others: 2, count: 3 });
    expect(countedWith(2, 1)).toEqual({ others: 1, count: 2 });
    expect(countedWith(0, 1)).toEqual({ others: 0, count: 1 });
  });

  test('put off, it goes by itself a while after the next morning’s mail, should that fail', () => {
    expect(putOffUntil(NOW)).toBe('2026-01-21T01:30:00.000Z');
    expect(putOffUntil(new Date('2026-01-20T23:59:00.000Z'))).toBe('2026-01-21T01:30:00.000Z');
  });
});

describe('the mail of the morning', () => {
  const many = (since: string) => Array.from({ length: 4 }, () => ({ since }));
  const before = '2026-01-19T10:00:00.000Z';

  test('comes at eight in the season’s time zone and not before', () => {
    expect(morningOf(new Date('2026-01-19T23:59:00.000Z'))).toBe('2026-01-20T00:00:00.000Z');
    expect(isDigestDue(many(before), 'auto', new Date('2026-01-19T23:59:00.000Z'))).toBe(false);
    expect(isDigestDue(many(before), 'auto', new Date('2026-01-20T00:05:00.000Z'))).toBe(true);
  });

  test('is for more than three, or for whoever chose it', () => {
    expect(isDigestDue(many(before).slice(1), 'auto', NOW)).toBe(false);
    expect(isDigestDue(many(before).slice(3), 'daily', NOW)).toBe(true);
    expect(isDigestDue(many(before), 'each', NOW)).toBe(false);
  });

  test('does not come in the afternoon for what was filed in the morning', () => {
    expect(isDigestDue(many('2026-01-20T01:00:00.000Z'), 'auto', NOW)).toBe(false);
  });

  test('tells nobody of nothing', () => {
    expect(isDigestDue([], 'daily', NOW)).toBe(false);
  });
});

test('a mail that was put off may be taken back until its own time, where its report waited before the morning', () => {
  const at = (time: string) => new Date(`2026-01-20T${time}:00.000Z`);
  const before = { since: '2026-01-19T10:00:00.000Z' };
  expect([isToldByDigest(before, at('00:10')), isToldByDigest(before, at('01:29'))]).toEqual([true, true]);
  expect(isToldByDigest(before, at('01:30'))).toBe(false);
  expect(isToldByDigest({ since: '2026-01-20T00:05:00.000Z' }, at('00:30'))).toBe(false);
  expect(isToldByDigest({ since: null }, at('00:30'))).toBe(false);
});
