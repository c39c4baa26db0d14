/** Reminders over a whole season: who gets what when, once a day, never for what is done, and no burst after a gap. */
import { describe, expect, test } from '@jest/globals';
import { filingGrantId, personMark } from '#shared/access/links.js';
import { personSchema } from '#shared/ids/person.js';
import { emptyFiling } from '#shared/store/filings.js';
import { daysBetween, dayPlus } from '#shared/ids/calendar.js';
import { dueReminders } from '#shared/reminders/due.js';
import { forecast, noteOf } from '#shared/reminders/forecast.js';
import { dayDue, decisionDays } from '#shared/reminders/milestones.js';
import { keyOf, type Matter } from '#shared/reminders/model.js';
import { remindersFor } from '#shared/reminders/selection.js';
import { DEADLINE, SEASON, seasonOn, wholeSeason, type SentOn } from '../../cli/pages/reminders-season.js';

const matters = (sent: readonly SentOn[]): (readonly [string, string, Matter])[] =>
  sent.flatMap(({ day, reminders }) =>
    reminders.flatMap(({ person, matters }) => matters.map((matter) => [day, person.name, matter] as const)),
  );
const daysOf = (sent: readonly SentOn[], kind: Matter['kind'], agency: string) =>
  matters(sent).flatMap(([day, , matter]) =>
    matter.kind === kind && 'agency' in matter && matter.agency === agency ? [daysBetween(DEADLINE, day)] : [],
  );
const season = wholeSeason();

describe('over a whole season', () => {
  test('an agency that has not filed is reminded 14, 7, 3 and 1 days before and 1, 3 and 7 after, until it has', () => {
    expect(daysOf(season, 'file', 'minzheng')).toEqual([-14, -7, -3, -1, 1, 3]);
  });

  test('who has filed is reminded no more, and again when it came back', () => {
    expect(daysOf(season, 'file', 'jiaoyu')).toEqual([]);
    expect(daysOf(season, 'file', 'caizheng')).toEqual([-14, -3, -1, 1]);
  });

  test('who was not invited gets nothing; who was invited late begins there; who left the roster is left alone', () => {
    expect(daysOf(season, 'file', 'dangan')).toEqual([]);
    expect(daysOf(season, 'file', 'qixiang')).toEqual([-3, -1, 1, 3]);
  });

  test('deciders are reminded at half the time and the day before its end; then the publisher is told, once', () => {
    expect(daysOf(season, 'decide', 'minzheng-2')).toEqual([0, 1]);
    expect(daysOf(season, 'overdue', 'minzheng-2')).toEqual([3]);
    expect(daysOf(season, 'decide', 'jiaoyu')).toEqual([]);
  });

  test('the publisher has a summary on the deadline and once more while somebody is late', () => {
    const told = matters(season).filter(([, , { kind }]) => kind === 'progress');
    expect(told.map(([day, name]) => [day, name])).toEqual([
      [DEADLINE, '陈发布'],
      [dayPlus(DEADLINE, 1), '陈发布'],
    ]);
    expect(told[0]?.[2]).toMatchObject({ total: 6, filed: 2, uninvited: ['云溪县档案馆'] });
  });

  test('nobody gets two mails a day: one lists all that a person has to do', () => {
    for (const { reminders } of season) {
      const people = reminders.map(({ person }) => personMark(person));
      expect(new Set(people).size).toBe(people.length);
    }
    const [first] = season;
    expect(first?.reminders[0]).toMatchObject({
      person: { name: '刘洋' },
      matters: [{ agency: 'minzheng' }, { agency: 'minzheng-2' }],
    });
  });

  test('a second run of the same day finds nothing to do', () => {
    const day = dayPlus(DEADLINE, -7);
    const notes = dueReminders(seasonOn(day), [], day).map((reminder) => noteOf(SEASON, reminder, day, null));
    expect(notes.length).toBeGreaterThan(0);
    expect(dueReminders(seasonOn(day), notes, day)).toEqual([]);
  });
});

describe('after days on which nothing ran', () => {
  const gap = (from: number, to: number) => (day: string) => {
    const offset = daysBetween(DEADLINE, day);
    return offset < from || offset > to;
  };

  test('what was missed is made up for on the next day', () => {
    expect(daysOf(wholeSeason(gap(-7, -6)), 'file', 'minzheng')).toEqual([-14, -5, -3, -1, 1, 3]);
  });

  test('several missed reminders are one', () => {
    expect(daysOf(wholeSeason(gap(-3, 0)), 'file', 'minzheng')).toEqual([-14, -7, 1, 3]);
  });

  test('an old one is let be', () => {
    expect(daysOf(wholeSeason(gap(-14, -9)), 'file', 'minzheng')).toEqual([-7, -3, -1, 1, 3]);
  });

  test('a publisher who was told nothing of an overdue decision is told a day later', () => {
    expect(daysOf(wholeSeason(gap(3, 4)), 'overdue', 'minzheng-2')).toEqual([5]);
  });
});

test.each(['closed', 'archived'] as const)('a season that is %s reminds nobody', (state) => {
  const at = seasonOn(DEADLINE);
  expect(dueReminders({ ...at, season: { ...at.season, state } }, [], DEADLINE)).toEqual([]);
});

test('a report that comes back after the deadline begins to count anew', () => {
  const [report] = seasonOn('2026-02-06').reports.filter(({ agency }) => agency.id === 'minzheng');
  const came = { ...report!, filing: { ...report!.filing!, state: 'returned' as const }, decision: null };
  const at = (day: string) => dueReminders({ season: SEASON, reports: [came] }, [], day);
  // It came back on 5 February.
  const reminded = Array.from({ length: 9 }, (_, n) => dayPlus('2026-02-05', n)).filter((day) =>
    at(day).some(({ person }) => person.name === '刘洋'),
  );
  expect(reminded[0]).toBe('2026-02-06');
});

describe('a correction that is asked for', () => {
  const [report] = seasonOn('2026-02-06').reports.filter(({ agency }) => agency.id === 'minzheng');
  const at = '2026-02-20T02:00:00.000Z';
  const correction = {
    n: 1,
    version: 1,
    publishedAt: at,
    reason: '表三有误',
    by: SEASON.publisher,
    at,
    replacedBy: null,
  };
  const asked = {
    ...report!,
    filing: { ...report!.filing!, state: 'released' as const, corrections: [correction] },
    decision: null,
  };
  const daysReminded = (state: 'late' | 'closed' | 'archived') =>
    Array.from({ length: 14 }, (_, n) => dayPlus('2026-02-20', n)).filter(
      (day) => dueReminders({ season: { ...SEASON, state, closedAt: at }, reports: [asked] }, [], day).length > 0,
    );

  test('is reminded of from the day of the asking, after the closing too, and never in an archived season', () => {
    expect(daysReminded('late')[0]).toBe('2026-02-21');
    expect(daysReminded('closed')).toEqual(daysReminded('late'));
    expect(daysReminded('archived')).toEqual([]);
  });

  test('is said as such, by no deadline, and counts as filed in the summary of the day', () => {
    const [reminder] = dueReminders({ season: SEASON, reports: [asked] }, [], '2026-02-21');
    expect(reminder?.matters).toMatchObject([{ kind: 'file', correcting: true, state: 'released' }]);
    const told = dueReminders({ season: SEASON, reports: [asked] }, [], DEADLINE).flatMap(({ matters }) => matters);
    expect(told.filter(({ kind }) => kind === 'progress')).toMatchObject([{ total: 1, filed: 1 }]);
  });

  test('can be reminded of by the button', () => {
    const { reminders, leftOut } = remindersFor(SEASON, [asked], [], '2026-03-01');
    expect(leftOut).toEqual([]);
    expect(reminders).toMatchObject([{ person: { name: '刘洋' } }]);
  });
});

describe('a report that came on paper', () => {
  const [report] = seasonOn('2026-01-20').reports.filter(({ agency }) => agency.id === 'minzheng');
  const clerk = personSchema.parse({ name: '钱代录', address: 'clerk@yunxi.example.invalid' });
  const at = '2026-01-19T02:00:00.000Z';
  const recorder = {
    ...{ person: clerk, reason: '没有联网', handedInBy: '刘洋', receivedOn: '2026-01-19' },
    ...{ by: SEASON.publisher, at, until: null },
  };
  const filing = {
    ...emptyFiling({ area: 'home', year: 2025, agency: 'minzheng' }),
    recorders: [recorder],
    lastDeedAt: at,
  };
  const onPaper = { ...report!, filing, decision: null };

  test('is asked of whoever records it, by their own link, invited or not; the agency has done its part', () => {
    const uninvited = { ...onPaper, agency: { ...onPaper.agency, invitedAt: null } };
    for (const at of [onPaper, uninvited]) {
      const [first, ...others] = remindersFor(SEASON, [at], [], '2026-01-30').reminders;
      expect([first?.person.name, others]).toEqual(['钱代录', []]);
      const grant = filingGrantId({ area: 'home', year: 2025, agency: 'minzheng' }, clerk);
      expect(first?.matters).toMatchObject([{ kind: 'file', grant, receivedOn: '2026-01-19' }]);
      const due = dueReminders({ season: SEASON, reports: [at] }, [], '2026-01-30');
      expect(due.map(({ person }) => person.name)).toEqual(['钱代录']);
    }
  });
});

describe('a draft that expired', () => {
  const [report] = seasonOn('2026-02-06').reports.filter(({ agency }) => agency.id === 'minzheng');
  const expired = { ...report!, filing: { ...report!.filing!, state: 'expired' as const }, decision: null };

  test('is reminded of where the season was opened again', () => {
    expect(remindersFor({ ...SEASON, state: 'late' }, [expired], [], '2026-03-01').reminders).toHaveLength(1);
  });

  test('is not in a closed season, which takes nothing', () => {
    const closed = { ...SEASON, state: 'closed' as const, closedAt: '2026-03-01T00:00:00.000Z' };
    expect(remindersFor(closed, [expired], [], '2026-03-01').leftOut).toMatchObject([{ why: 'season-over' }]);
  });
});

test.each([
  ['of two weeks', '2026-01-16', '2026-01-30', ['2026-01-23', '2026-01-29']],
  ['of three days', '2026-01-16', '2026-01-19', ['2026-01-17', '2026-01-18']],
  ['of a day', '2026-01-16', '2026-01-17', []],
] as const)('a decision %s has its days', (_, since, until, days) => {
  expect(decisionDays({ since, until })).toEqual(days);
});

test('a day that is over counts until it is an old story', () => {
  const days = ['2026-01-10', '2026-01-20'];
  expect(dayDue(days, '2026-01-20', '')).toBe('2026-01-20');
  expect(dayDue(days, '2026-01-23', '')).toBe('2026-01-20');
  expect(dayDue(days, '2026-01-24', '')).toBeUndefined();
  expect(dayDue(days, '2026-01-21', '2026-01-20')).toBeUndefined();
});

test('the forecast says what will be sent if nobody does anything', () => {
  const day = dayPlus(DEADLINE, -3);
  const days = forecast(seasonOn(day), [], day);
  expect(days.map(({ day: of }) => daysBetween(DEADLINE, of))).toEqual([-3, -2, -1, 0, 1, 2, 3]);
  expect(daysOf(days, 'file', 'minzheng')).toEqual([-3, -1, 1, 3]);
});

describe('the publisher’s button', () => {
  const day = '2026-02-01';
  const { reports } = seasonOn(day);
  const chosen = remindersFor(SEASON, reports, [], day);

  test('reaches whom each report waits for, one mail a person', () => {
    expect(chosen.reminders.map(({ person, matters }) => [person.name, matters.map(keyOf)])).toEqual([
      ['刘洋', ['file:minzheng']],
      ['李初审', ['decide:minzheng-2:review:2026-02-02']],
      ['周小雨', ['file:caizheng']],
      ['何静', ['file:qixiang']],
    ]);
  });

  test('names who is left out, and why', () => {
    expect(chosen.leftOut.map(({ agency, why }) => [agency.id, why])).toEqual([
      ['jiaoyu', 'nobody-waited-for'],
      ['dangan', 'not-invited'],
    ]);
    const removed = remindersFor(SEASON, seasonOn('2026-02-05').reports, [], '2026-02-05');
    expect(removed.leftOut).toContainEqual(expect.objectContaining({ why: 'removed' }));
    const blocked = reports.map((report) => ({ ...report, decision: null }));
    expect(remindersFor(SEASON, blocked, [], day).leftOut.map(({ why }) => why)).toContain('no-decider');
  });

  test('leaves out who was reminded today, and leaves the calendar nothing to add', () => {
    const notes = chosen.reminders.map((reminder) => noteOf(SEASON, reminder, day, SEASON.publisher));
    const again = remindersFor(SEASON, reports, notes, day);
    expect(again.reminders).toEqual([]);
    expect(new Set(again.leftOut.map(({ why }) => why))).toEqual(
      new Set(['nobody-waited-for', 'not-invited', 'reminded-today']),
    );
    expect(dueReminders(seasonOn(day), notes, day).map(({ person }) => person.name)).toEqual(['陈发布']);
  });
});
