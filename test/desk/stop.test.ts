/** The page by which somebody stops what was decided in their name, and the publisher's way on from there. */
import { expect, it } from '@jest/globals';
import { renderPublisherFilingPage } from '#shared/desk/pages/publisher-filing.js';
import { renderStopPage } from '#shared/desk/pages/stop.js';
import { byId, byTag, deedForms, formTo, named, readPage, visible } from './page.js';
import { agency, clean, inState, publisherFilingPage, reviewPassed, statement, stopPage, viewerOf } from './views.js';

it.each([
  ['open', '这个决定不是您本人作出的吗？', '停止这份报告'],
  ['too-late', '这份报告已经不能停止', '告诉年报发布人'],
] as const)('%s: says which decision, and stops only with a tick that nobody set', (status, title, button) => {
  const page = readPage(renderStopPage(stopPage(status)));
  const form = formTo(page, `/g/${viewerOf('reviewer').grant}/stop`);
  expect(byTag(page, 'h1').map(({ text }) => text)).toEqual([title]);
  expect(byTag(form!, 'button').map(({ text }) => text)).toEqual([button]);
  expect(named(page, 'sure').map(({ attributes }) => [attributes['value'], 'checked' in attributes])).toEqual([
    ['yes', false],
  ]);
  for (const words of ['初审通过（王芳，2026年1月18日 16:00）', '周明']) expect(visible(page)).toContain(words);
});

it.each([
  ['held', '这份报告不会公开'],
  ['told', '已收到邮件'],
  ['annulled', '不再作为依据'],
] as const)('%s: says what became of it, and offers nothing more to press', (status, words) => {
  const page = readPage(renderStopPage(stopPage(status)));
  expect(visible(page)).toContain(words);
  expect(deedForms(page)).toEqual([]);
});

it('asks for the tick where it was forgotten', () => {
  const attempt = { refusal: { code: 'confirmation-missing' }, typed: {} } as const;
  const page = readPage(renderStopPage(stopPage('open', { attempt })));
  expect(visible(page)).toContain('请勾选确认');
  expect(byId(page, 'field-sure')?.attributes['aria-invalid']).toBe('true');
});

it('tells the publisher what was stopped by whom, and lets them have the stage asked anew', () => {
  const stopped = {
    stage: 'review',
    decidedAt: reviewPassed.at,
    by: reviewPassed.by,
    at: '2026-01-19T01:00:00Z',
  } as const;
  const current = inState(clean, 'stopped', { statement, decisions: [reviewPassed], stopped });
  const page = readPage(renderPublisherFilingPage(publisherFilingPage({ current })));
  const form = formTo(page, `/g/${viewerOf('publisher').grant}/filings/${agency.id}/resume`);
  expect(byTag(form!, 'button').map(({ text }) => text)).toEqual(['从初审重新办理']);
  expect(visible(page)).toContain('王芳称2026年1月18日 16:00的初审决定不是本人作出');
});

it('keeps the decisions that count no more where the publisher can read them', () => {
  const current = inState(clean, 'in-review', { statement, annulled: [reviewPassed], round: 1 });
  const page = readPage(renderPublisherFilingPage(publisherFilingPage({ current })));
  expect(visible(page)).toContain('不再算数的决定');
  expect(deedForms(page).some(({ attributes }) => attributes['action']?.endsWith('/resume'))).toBe(false);
});
