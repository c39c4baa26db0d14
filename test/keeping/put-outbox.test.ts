/** Which mails of a bundle are still sent where it is put back, and which bring the link that their person needs. */
import { describe, expect, test } from '@jest/globals';
import { asPutBack } from '#shared/keeping/put-outbox.js';
import type { MailMessage } from '#shared/outbox/message.js';
import type { OutboxDraft } from '#shared/outbox/row.js';
import { queueWrite } from '#shared/store/outbox.js';
import type { Item } from '#shared/store/table.js';
import { contact, fileGrant, NOW } from '../deeds/filing/scene.js';

const DAY_MS = 86_400_000;
const about = { agencyName: '云溪县教育局', year: 2025, area: '云溪县' };
const approved: MailMessage = { name: 'approved', ...about };
const reminder = (day: string): MailMessage => ({
  ...{ name: 'reminder', year: 2025, area: '云溪县', day, toFile: [], toDecide: [], more: 0, by: null },
});
const mail = (message: MailMessage, changes: object = {}): Item =>
  itemOf({ kind: 'mail', id: 'x', to: contact, grant: null, message }, changes);
const itemOf = (draft: OutboxDraft, changes: object = {}): Item =>
  ({ ...queueWrite('home', draft, NOW).Put?.Item, ...changes }) as Item;
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe('a mail of a bundle', () => {
  test('leaves as it is for a day after it was to leave at first, however often it was tried', () => {
    const tried = mail(approved, { attempts: 20, dueAt: later(DAY_MS / 2).toISOString() });
    expect(asPutBack(tried, later(DAY_MS - 1))).toEqual({ item: tried });
    const put = asPutBack(tried, later(DAY_MS));
    expect(put.ends).toMatchObject({ id: 'x', to: contact });
    expect(put.item).toMatchObject({ status: 'failed', error: expect.stringContaining('put back') });
    // Neither worked on nor listed with what this installation gave up.
    expect(put.item).not.toHaveProperty('duePk');
    expect(put.item).toHaveProperty('expiresAtSeconds');
  });

  test('with a link brings it to its person while it leaves, and only then', () => {
    const invitation = mail(approved, { grant: fileGrant.id });
    expect(asPutBack(invitation, NOW)).toEqual({ item: invitation, carries: fileGrant.id });
    expect(asPutBack(invitation, later(DAY_MS))).not.toHaveProperty('carries');
    const sent = { ...invitation, status: 'done' };
    expect(asPutBack(sent, NOW)).toEqual({ item: sent });
  });

  test('that speaks of a day which is over ends by itself, and nobody hears of it', () => {
    const today = mail(reminder('2026-01-20'), { grant: fileGrant.id });
    expect(asPutBack(today, NOW)).toMatchObject({ item: today, carries: fileGrant.id });
    for (const days of [1, 2]) expect(asPutBack(today, later(days * DAY_MS))).toEqual({ item: today });
  });

  test('whose time is still to come waits for it', () => {
    const waiting = mail(approved, { dueAt: later(DAY_MS).toISOString(), firstDueAt: later(DAY_MS).toISOString() });
    expect(asPutBack(waiting, NOW)).toEqual({ item: waiting });
  });
});

test('a notice goes the way of its mail, and what is no mail is done whenever it is put back', () => {
  const notice = itemOf({ kind: 'notice', id: 'x', to: contact, phone: null, text: '年报' });
  expect(asPutBack(notice, NOW)).toEqual({ item: notice });
  expect(asPutBack(notice, later(DAY_MS)).item).toMatchObject({ status: 'failed' });
  const start = itemOf({ kind: 'start', id: 'x', machine: 'intake', name: 'x', input: {} });
  expect(asPutBack(start, later(30 * DAY_MS))).toEqual({ item: start });
});
