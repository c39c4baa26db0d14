import { expect, it } from '@jest/globals';
import { changesBetween } from '#shared/desk/changes.js';
import { renderDecisionPage } from '#shared/desk/pages/decision.js';
import { recordOf } from '../builders/record.js';
import { withValues } from '../builders/values.js';
import { all, byId, byTag, deedForms, formTo, named, readPage, visible } from './page.js';
import { decisionPage, recordWith, reviewPassed, season, values, viewerOf } from './views.js';

const pageOf = (...args: Parameters<typeof decisionPage>) => readPage(renderDecisionPage(decisionPage(...args)));

it('decides by two buttons of one form that carries the digest of what is shown', () => {
  const page = pageOf('review');
  const form = formTo(page, `/g/${viewerOf('reviewer').grant}/decision`);
  expect(form && byTag(form, 'button').map((button) => [button.attributes['value'], button.text])).toEqual([
    ['approved', '通过初审'],
    ['returned', '退回修改…'],
  ]);
  expect(named(page, 'shown')[0]?.attributes['value']).toBe('ef'.repeat(32));
});

it('says in whose name the buttons decide', () => {
  expect(visible(pageOf('review'))).toContain('您以“王芳（初审人）”的身份作出决定');
  expect(visible(pageOf('approval'))).toContain('您以“李建国（审定人）”的身份作出决定');
});

it('puts the buttons before the tables for the approver and after them for the reviewer', () => {
  const order = (stage: 'review' | 'approval') =>
    all(pageOf(stage), (element) => ['decision', 'table3'].includes(element.attributes['id'] ?? '')).map(
      (element) => element.attributes['id'],
    );
  expect(order('approval')).toEqual(['decision', 'table3']);
  expect(order('review')).toEqual(['table3', 'decision']);
});

it('shows statement, explanations, the earlier decision and what changed', () => {
  const text = visible(pageOf('approval'));
  expect(text).toContain('赵强（副局长）声明数据与正式文本一致');
  expect(text).toContain('1 件在年底撤回。');
  expect(text).toContain('数据与台账一致。');
  expect(text).toContain('9999');
  expect(text).toContain('表三第4行总计有误。');
});

it('asks for a comment when a return had none', () => {
  const page = pageOf('review', { attempt: { refusal: { code: 'comment-missing' }, typed: {} } });
  expect(byId(page, 'field-comment')?.attributes['aria-invalid']).toBe('true');
  expect(visible(page)).toContain('请填写退回意见');
});

it('answers a second visit with the decision that stands, and no form', () => {
  const page = pageOf('review', { status: { is: 'decided', decision: reviewPassed } });
  expect(deedForms(page)).toEqual([]);
  expect(visible(page)).toContain('您已于2026年1月18日 16:00作出决定');
  const other = pageOf('review', {
    status: { is: 'decided', decision: { ...reviewPassed, by: season.publisher } },
  });
  expect(visible(other)).toContain('由周明于2026年1月18日 16:00作出决定');
});

it('says so when the agency withdrew or nothing is to be decided', () => {
  const withdrawn = pageOf('review', { status: { is: 'withdrawn', at: '2026-01-18T08:00:00Z' } });
  expect(visible(withdrawn)).toContain('撤回这次报送');
  const notNow = pageOf('approval', { status: { is: 'not-now' } });
  expect(visible(notNow)).toContain('现在不在等待您的决定');
  for (const page of [withdrawn, notNow]) expect(deedForms(page)).toEqual([]);
});

it('counts as changed what stands in a cell or section, not how it was read', () => {
  const before = recordWith();
  expect(changesBetween(before, { ...before, reader: 'another' })).toEqual({ cells: [], sections: [] });
  const after = recordOf(withValues(values, { 'review.total': '4321' }));
  expect(changesBetween(before, { ...after, sections: [] })).toMatchObject({
    cells: [{ cell: 'review.total', to: { value: '4321' } }],
    sections: [1, 2, 3, 4, 5, 6],
  });
});
