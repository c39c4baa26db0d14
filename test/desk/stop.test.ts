/** The page by which somebody stops what was decided in their name, and the publisher's way on from there. */
import { expect, it } from '@jest/globals';
import { all, byId, byTag, deedForms, formTo, named, readPage, visible } from './page.js';
import {
  agency,
  clean,
  filingPage,
  inState,
  publisherFilingPage,
  reviewPassed,
  statement,
  stopPage,
  viewerOf,
} from './views.js';
import { renderFilingPage, renderPublisherFilingPage, renderStopPage } from './in-chinese.js';

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

it('of a decision that does not count any more still lets it be told who made it', () => {
  const page = readPage(renderStopPage(stopPage('annulled-untold')));
  expect(visible(page)).toContain('要重新验证');
  expect(deedForms(page)).toHaveLength(1);
});

it.each([
  ['released', '报告已经公开，不能再停止'],
  ['withdrawn', '单位已经撤回这份报告'],
  ['taken-down', '报告已由年报发布人撤下'],
  ['returned', '单位已经重新上传'],
] as const)('too late, says what became of the report: %s', (state, words) => {
  const { submission } = stopPage('too-late');
  const text = visible(readPage(renderStopPage(stopPage('too-late', { submission: { ...submission, state } }))));
  expect(text).toContain(words);
  expect(text.includes('公开')).toBe(state === 'released' || state === 'taken-down');
});

it('says plainly that what was decided stays without effect', () => {
  expect(visible(readPage(renderStopPage(stopPage('open'))))).toContain('这项决定和它之后的决定从此不算数');
});

it.each([
  ['review', '初审已停止，决定待核实审定未开始'],
  ['approval', '初审✓ 已完成审定已停止，决定待核实'],
] as const)(
  'stands, to agency and publisher, at the %s that was stopped, and shows no disputed decision as passed',
  (stage, steps) => {
    const decisions = [reviewPassed, { ...reviewPassed, stage: 'approval' as const, by: agency.approver }];
    const stopped = {
      stage,
      decidedAt: reviewPassed.at,
      by: agency[stage === 'review' ? 'reviewer' : 'approver'],
      at: reviewPassed.at,
    };
    const current = inState(clean, 'stopped', { statement, decisions, stopped });
    for (const page of [
      readPage(renderPublisherFilingPage(publisherFilingPage({ current }))),
      readPage(renderFilingPage(filingPage(current))),
    ]) {
      expect(visible(page).replace(/\s+(?!已完成)/g, '')).toContain(steps.replace(/\s+(?!已完成)/g, ''));
      const green = all(page, ({ attributes }) => attributes['class'] === 'note ok').map((note) => visible(note));
      expect(green.filter((text) => text.includes('审定通过'))).toEqual([]);
      expect(green.some((text) => text.includes('初审通过'))).toBe(stage === 'approval' && green.length > 1);
      expect(visible(page)).toContain('待核实，不算数');
    }
  },
);

it('confirms to the publisher that the stage is asked anew, while it waits', () => {
  const shown = (state: 'in-approval' | 'approved') =>
    visible(
      readPage(
        renderPublisherFilingPage(
          publisherFilingPage({ current: inState(clean, state, { statement }), resumed: true }),
        ),
      ),
    );
  expect(shown('in-approval')).toContain('已从审定重新办理');
  expect(shown('approved')).not.toContain('已从审定重新办理');
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
