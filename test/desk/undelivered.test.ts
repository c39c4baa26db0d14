/** The page of mails that did not arrive: who, what, why, what to do. */
import { describe, expect, test } from '@jest/globals';
import { personMark } from '#shared/access/links.js';
import { renderUndeliveredPage } from '#shared/desk/pages/undelivered.js';
import { peopleOf, UNDELIVERED_DONE, type UndeliveredPage } from '#shared/desk/undelivered-view.js';
import { DELIVERY_PROBLEMS, troubleSchema } from '#shared/outbox/delivery.js';
import { textsIn } from '#shared/words/texts.js';
import { formTo, readPage, visible } from './page.js';
import { agency, agencyOf, recorder, season, TODAY, viewerOf } from './views.js';

const trouble = troubleSchema.parse({
  area: season.area,
  mark: personMark(agency.contact),
  name: agency.contact.name,
  address: agency.contact.address,
  kind: 'bounced',
  lasting: true,
  problem: 'mailbox-full',
  diagnostic: '<b>452 over quota</b>',
  mails: [{ row: 'r', message: 'invitation', agencyName: agency.name, year: 2025, at: '2026-01-18T02:00:00.000Z' }],
  since: '2026-01-18T02:00:00.000Z',
  at: '2026-01-18T02:00:00.000Z',
  resentAt: null,
});
const view: UndeliveredPage = {
  viewer: viewerOf('publisher'),
  season,
  today: TODAY,
  entries: [{ trouble, parts: ['agency'], agencies: [agency] }],
  done: null,
};
const zh = textsIn('zh');
const RESEND = `/g/${view.viewer.grant}/undelivered/resend`;

describe('the page', () => {
  test('says who was not reached, with which mail, why, what to do, and offers to send again', () => {
    const html = renderUndeliveredPage(view, zh);
    const page = readPage(html);
    for (const words of [
      '张敏',
      agency.contact.address,
      '邀请报送（云溪县教育局）',
      '被退回：对方的邮箱满了',
      '清理邮箱',
    ])
      expect(visible(page)).toContain(words);
    expect(formTo(page, RESEND)).toBeDefined();
    expect(html).not.toContain('<b>452');
  });

  test('offers no second sending while the first is on its way', () => {
    const resent = { ...trouble, resentAt: '2026-01-19T01:00:00.000Z' };
    const html = renderUndeliveredPage({ ...view, entries: [{ trouble: resent, parts: [], agencies: [] }] }, zh);
    expect(formTo(readPage(html), RESEND)).toBeUndefined();
    expect(visible(readPage(html))).toContain('重新发送');
  });

  test.each(UNDELIVERED_DONE)('answers a deed that ended as %s in words, in both languages', (what) => {
    for (const language of ['zh', 'en'] as const) {
      const html = renderUndeliveredPage({ ...view, done: { what, count: 2 } }, textsIn(language));
      expect(html).toContain('role="status"');
    }
  });

  test.each(DELIVERY_PROBLEMS)('has a reason and a remedy for %s', (problem) => {
    expect(zh.undelivered.problems[problem].why).not.toBe('');
    expect(zh.undelivered.problems[problem].todo).not.toBe('');
  });
});

test('an address that was corrected is nobody’s, and so is that of an agency that left the roster', () => {
  const corrected = { ...agency, contact: { ...agency.contact, address: 'new@example.invalid' as never } };
  expect(peopleOf(season, [corrected]).has(trouble.mark)).toBe(false);
  const gone = agencyOf('jiaoyu', agency.name, { removed: { at: '2026-01-18T02:00:00.000Z', reason: '撤并' } });
  expect(peopleOf(season, [gone]).has(trouble.mark)).toBe(false);
  expect(peopleOf(season, [agency]).get(trouble.mark)).toMatchObject({
    parts: ['agency'],
    agencies: [{ id: 'jiaoyu' }],
  });
});

test('everybody has their own part, with the page on which the address is put right', () => {
  const delegation = {
    ...{
      id: 'd',
      since: '2026-01-10',
      until: '2026-01-20',
      reason: '出差',
      at: '2026-01-09T00:00:00.000Z',
      endedAt: null,
    },
    ...{ from: season.reviewer, to: { name: '赵代', address: 'zhao@example.invalid' as never } },
  };
  const substitute = { name: '孙替', address: 'sun@example.invalid' as never };
  const people = peopleOf({ ...season, substitute, delegations: [delegation] }, [agency]);
  expect(
    peopleOf(season, [agency], new Map([[agency.id, { recorders: [recorder] }]])).get(personMark(recorder.person)),
  ).toEqual({
    parts: ['recorder'],
    agencies: [agency],
  });
  const partsOf = (person: typeof season.publisher) => people.get(personMark(person))?.parts;
  expect([partsOf(substitute), partsOf(delegation.to), partsOf(season.reviewer)]).toEqual([
    ['substitute'],
    ['delegate'],
    ['reviewer'],
  ]);
  const wrong = { ...trouble, problem: 'no-such-mailbox' as const };
  const parts = ['agency', 'substitute', 'delegate', 'publisher', 'reviewer', 'recorder'] as const;
  const html = renderUndeliveredPage({ ...view, entries: [{ trouble: wrong, parts, agencies: [agency] }] }, zh);
  const base = `/g/${view.viewer.grant}`;
  for (const path of [
    '/filings/jiaoyu/agency',
    '/filings/jiaoyu/recording',
    '/season/substitute',
    '/delegations',
    '/season/publisher',
    '/season/deciders',
  ])
    expect(html).toContain(`href="${base}${path}"`);
  expect(visible(readPage(html))).toContain('受托代办审核的人');
});
