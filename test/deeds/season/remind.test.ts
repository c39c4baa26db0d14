/** Reminding as a deed: note and mail together, an event where a person pressed the button, and a pause with its reason. */
import { describe, expect, test } from '@jest/globals';
import { emptyChain } from '#shared/audit/chain.js';
import type { StoredSeason } from '#shared/deeds/season/change.js';
import {
  NAMED_IN_MAIL,
  pauseReminders,
  remind,
  reminderEffects,
  reminderMessage,
} from '#shared/deeds/season/remind.js';
import { fileMatter } from '#shared/reminders/due.js';
import type { Matter, Reminder } from '#shared/reminders/model.js';
import { agency, changeOf, contact, NOW, publishGrant, publisher, refusalOf, season } from '../filing/scene.js';

const stored: StoredSeason = { season, version: 3, audit: emptyChain('SEASON#2025') };
const file = fileMatter({ agency, filing: null, decision: null });
const one: Reminder = { person: contact, matters: [file] };
const overdue: Matter = {
  kind: 'overdue',
  agency: agency.id,
  agencyName: agency.name,
  stage: 'review',
  until: '2026-01-19',
  waitingFor: '李复核',
};

describe('a reminder', () => {
  test('is a note of the day and a mail, by ids that are the same on a second try', () => {
    const [note, mail] = reminderEffects(season, one, null, NOW);
    expect(note).toMatchObject({
      noteReminder: { day: '2026-01-20', person: contact, about: ['file:jiaoyu'], by: null },
    });
    expect(mail).toMatchObject({
      queue: { kind: 'mail', to: contact, grant: 'grant' in file ? file.grant : '', message: { name: 'reminder' } },
    });
    expect(reminderEffects(season, one, null, NOW)).toEqual([note, mail]);
  });

  test('of several reports carries no link, since a link opens one of them', () => {
    const other = { ...file, agency: 'minzheng', grant: 'file.home.2025.minzheng.0a1b2c3d4e' } as Matter;
    const [, mail] = reminderEffects(season, { person: contact, matters: [file, other] }, null, NOW);
    expect(mail).toMatchObject({ queue: { grant: null } });
  });

  test('names so many reports and counts the others, so that a row stays small', () => {
    const matters = Array.from({ length: NAMED_IN_MAIL + 7 }, () => file);
    expect(reminderMessage(season, { person: contact, matters }, '2026-01-20', null)).toMatchObject({ more: 7 });
  });

  test('to the publisher tells of decisions that are late', () => {
    expect(reminderMessage(season, { person: publisher, matters: [overdue] }, '2026-01-20', null)).toMatchObject({
      name: 'season-progress',
      deadlines: [],
      overdue: [{ agencyName: agency.name, waitingFor: '李复核' }],
    });
  });
});

test('pressed by the publisher it leaves an event, and depends on their grant', () => {
  const change = changeOf(remind(stored, [one], publishGrant, NOW) as never);
  expect(change.events).toMatchObject([{ deed: 'remind', details: { agencies: ['jiaoyu'] } }]);
  expect(change.effects[0]).toEqual({ needGrant: publishGrant.id });
  expect(change.effects[1]).toMatchObject({ noteReminder: { by: publisher } });
  expect(remind(stored, [], publishGrant, NOW)).toEqual({ already: 0 });
});

describe('a pause', () => {
  const pausing = (reason: string | null, isPaused = false) =>
    pauseReminders(stored, { reason, isPaused }, publishGrant, NOW);

  test('needs a reason, which stands in the event', () => {
    expect(refusalOf(pausing('  ') as never)).toEqual({ code: 'reason-missing' });
    const change = changeOf(pausing(' 电话通知 ') as never);
    expect(change.events).toMatchObject([{ deed: 'pause-reminders', details: { reason: '电话通知' } }]);
    expect(change.effects[1]).toMatchObject({ pauseReminders: { reason: '电话通知', by: publisher } });
  });

  test('ends by a deed of its own, and ending none is nothing', () => {
    expect(changeOf(pausing(null, true) as never).events).toMatchObject([{ deed: 'resume-reminders' }]);
    expect(pausing(null)).toEqual({ already: 'resumed' });
  });
});
