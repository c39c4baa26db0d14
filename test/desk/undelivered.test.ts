/** The page of mails that did not arrive: who, what, why, what to do. */
import { describe, expect, test } from '@jest/globals';
import { personMark } from '#shared/access/links.js';
import { renderUndeliveredPage } from '#shared/desk/pages/undelivered.js';
import { peopleOf, UNDELIVERED_DONE, type UndeliveredPage } from '#shared/desk/undelivered-view.js';
import { DELIVERY_PROBLEMS, OWN_CAUSES, troubleSchema, type OwnCause, type Trouble } from '#shared/outbox/delivery.js';
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

  describe('of a mail that our own side keeps back', () => {
    const kept = (cause: OwnCause, lasting: boolean) =>
      troubleSchema.parse({ ...trouble, kind: 'failed', problem: 'not-sent', lasting, diagnostic: cause });
    const pageOf = (entry: Trouble, language: 'zh' | 'en' = 'zh') =>
      readPage(
        renderUndeliveredPage(
          { ...view, entries: [{ trouble: entry, parts: ['agency'], agencies: [agency] }] },
          textsIn(language),
        ),
      );

    test.each(OWN_CAUSES.filter((cause) => cause !== 'own:unanswered'))(
      'says in both languages that it waits, why (%s), and what to do, and offers nothing to press',
      (cause) => {
        for (const language of ['zh', 'en'] as const) {
          const page = pageOf(kept(cause, false), language);
          const words = textsIn(language).undelivered;
          for (const said of [words.waiting.kind, words.own[cause].why, words.own[cause].todo, words.waiting.note])
            expect(visible(page)).toContain(said);
          expect(visible(page)).not.toContain(cause);
          expect(formTo(page, RESEND)).toBeUndefined();
        }
      },
    );

    test('says of one that was taken without a word that nobody knows, and offers to send again', () => {
      for (const language of ['zh', 'en'] as const) {
        const page = pageOf(kept('own:unanswered', false), language);
        const words = textsIn(language).undelivered;
        for (const said of [words.unsure, words.own['own:unanswered'].why]) expect(visible(page)).toContain(said);
        for (const wrong of [words.waiting.note, words.givenUp]) expect(visible(page)).not.toContain(wrong);
        expect(formTo(page, RESEND)).toBeDefined();
      }
    });

    test('says of one that was ended by a restore that it was not sent, and offers to send it', () => {
      for (const language of ['zh', 'en'] as const) {
        const page = pageOf(kept('own:restored', true), language);
        const words = textsIn(language).undelivered;
        const { why, todo } = words.own['own:restored'];
        for (const said of [why, todo]) expect(visible(page)).toContain(said);
        // Nobody has tried it.
        expect(visible(page)).not.toContain(words.givenUp);
        expect(formTo(page, RESEND)).toBeDefined();
      }
    });

    test('says once it is given up that nothing is tried any more, and offers to send again', () => {
      const page = pageOf(kept('own:unreachable', true));
      expect(visible(page)).toContain(zh.undelivered.givenUp);
      expect(visible(page)).not.toContain(zh.undelivered.waiting.note);
      expect(formTo(page, RESEND)).toBeDefined();
    });

    test('says of what the other side puts off in its own words that it goes on being tried', () => {
      const page = pageOf({ ...kept('own:other', false), problem: 'temporary', diagnostic: '450 greylisted' });
      for (const said of [zh.undelivered.waiting.kind, zh.undelivered.problems.temporary.why, '450 greylisted'])
        expect(visible(page)).toContain(said);
      expect(visible(page)).not.toContain(zh.undelivered.problems.temporary.todo);
    });
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
