/** Comments where they are written, and the list that a return becomes, as the agency and the next reviewer see it. */
import { describe, expect, it } from '@jest/globals';
import type { ChecklistItem } from '#shared/filing/comments.js';
import { renderDecisionPage, renderFilingPage } from './in-chinese.js';
import { all, byId, byTag, formTo, named, readPage, visible, type Found } from './page.js';
import {
  agency,
  clean,
  decisionPage,
  filingPage,
  inState,
  recordWith,
  reviewPassed,
  statement,
  submissionOf,
  TOKEN,
  viewerOf,
} from './views.js';

const DECIDE = `/g/${viewerOf('reviewer').grant}/decision`;
const reviewPage = (...[more]: [Parameters<typeof decisionPage>[1]?]) =>
  readPage(renderDecisionPage(decisionPage('review', more)));

const draftOf = (...comments: { id: string; about: ChecklistItem['about']; text: string }[]) => ({
  draft: { outcome: 'returned' as const, comment: '总的意见', comments, savedAt: '2026-01-19T02:42:00Z', serial: 3 },
});
const onCell = { id: 'a1', about: { cell: 'outcomes.granted@total' as const }, text: '应为 17。' };

describe('the form of a decision', () => {
  it('offers every cell, section and paragraph to pin a comment to, without script', () => {
    const page = reviewPage();
    const options = byTag(named(page, 'comment-about:fresh1')[0]!, 'option');
    const paragraphs = decisionPage('review').current.record.sections.flatMap(({ paragraphs: each }) => each);
    expect(options).toHaveLength(1 + 200 + 6 + paragraphs.length);
    expect(options[0]?.text).toBe('整份报告');
  });

  it('shows what was saved before, with its place and when it was saved', () => {
    const page = reviewPage(draftOf(onCell));
    expect(named(page, 'comment-text:a1')[0]?.text).toBe('应为 17。');
    expect(named(page, 'comment-about:a1')[0]?.attributes['value']).toBe('cell:outcomes.granted@total');
    expect(byId(page, 'comment-a1')?.text).toContain('表三 （一）予以公开·总计');
    expect(byId(page, 'field-comment')?.text).toBe('总的意见');
    expect(visible(page)).toContain('1月19日 10:42 已保存');
  });

  it('puts what was typed just now over what was saved', () => {
    const typed = { 'comment-about:b2': 'section:1', 'comment-text:b2': '太短', 'comment-text:a1': '应为 18。' };
    const more = { ...typed, 'comment-about:a1': 'cell:outcomes.granted@total' };
    const page = reviewPage({ ...draftOf(onCell), attempt: { refusal: { code: 'outcome-missing' }, typed: more } });
    expect(named(page, 'comment-text:a1')[0]?.text).toBe('应为 18。');
    expect(byId(page, 'comment-b2')?.text).toContain('第一部分 总体情况');
  });

  it('saves by a function of its own, with the same fields', () => {
    const form = formTo(reviewPage(), DECIDE);
    const saving = byTag(form!, 'button').filter(({ attributes }) => attributes['formaction']?.endsWith('/comments'));
    expect(saving).toHaveLength(2);
    expect(named(form!, 'token')[0]?.attributes['value']).toBe(TOKEN);
  });
});

const by = agency.contact;
const replied = (item: Omit<ChecklistItem, 'reply'>, how: 'mended' | 'explained', text = ''): ChecklistItem => ({
  ...item,
  reply: { how, text, by, at: '2026-01-18T02:00:00Z' },
});
const elsewhere = { id: 'b2', about: { cell: 'review.total' as const }, text: '请核对。' };
const returned = { ...inState(clean, 'returned', { statement }), check: clean.check! };
const before = { ...returned, check: { ...returned.check, findings: [] }, record: recordWith() };
const mendedRecord = recordWith();
const now = {
  ...mendedRecord,
  cells: {
    ...mendedRecord.cells,
    'outcomes.granted@total': { ...mendedRecord.cells['outcomes.granted@total'], value: '17', raw: '17' },
  },
};

describe('the list of a return', () => {
  const list: ChecklistItem[] = [{ ...onCell, reply: null }, replied(elsewhere, 'explained', '数字无误')];
  const draftPage = (more: object = {}) =>
    readPage(
      renderFilingPage(
        filingPage(
          { ...clean, record: now, submission: { ...clean.submission, checklist: list } },
          { returned: { ...before, check: { ...before.check, findings: [] } } as never, ...more },
        ),
      ),
    );
  const item = (page: Found, id: string) => byId(page, `comment-${id}`)?.text ?? '';

  it('stands on the agency’s page with a place, the words and an answer for each, and bars filing until all are answered', () => {
    const page = draftPage();
    expect(visible(page)).toContain('共 2 条，已答复 1 条');
    expect(item(page, 'a1')).toContain('应为 17。');
    expect(item(page, 'a1')).toMatch(/这一处：\s*\d+ → 17/);
    expect(item(page, 'b2')).toContain('现在的文件里这一处与退回时相同');
    expect(named(page, 'reply:b2')[0]?.text).toBe('数字无误');
    expect(named(page, 'how:b2').map(({ attributes }) => 'checked' in attributes)).toEqual([false, true]);
    expect(byId(page, 'not-ready')?.text).toContain('有 1 条退回意见尚未答复');
    expect(formTo(page, `/g/${viewerOf('agency').grant}/replies`)).toBeDefined();
  });

  it('marks the cells that it is about, which lead to the comment', () => {
    const cell = byId(draftPage(), 'cell-table3[2][6]');
    expect(all(cell!, ({ attributes }) => attributes['href'] === '#comment-a1')).toHaveLength(1);
    expect(cell?.text).toContain('有意见');
  });

  it('shows again what was typed, with the answer that lacks its text marked', () => {
    const typed = { 'how:a1': 'explained', 'reply:a1': '' };
    const page = draftPage({ attempt: { refusal: { code: 'reply-text-missing', comments: ['a1'] }, typed } });
    expect(named(page, 'reply:a1')[0]?.attributes['aria-invalid']).toBe('true');
    expect(visible(page)).toContain('请写明说明');
  });

  it('is there as soon as the report was returned, before the next file', () => {
    const page = readPage(
      renderFilingPage(
        filingPage(
          inState(clean, 'returned', {
            statement,
            decisions: [{ ...reviewPassed, outcome: 'returned', comment: '' }],
            returnedWith: [{ ...onCell, reply: null }],
          }),
        ),
      ),
    );
    expect(visible(page)).toContain('共 1 条，已答复 0 条');
    expect(visible(page)).toContain('初审退回意见');
    expect(named(page, 'how:a1')).toHaveLength(2);
  });

  it('is read by whoever decides next: what was said, and at a glance where “mended” changed nothing', () => {
    const filed = submissionOf(3, 'in-review', {
      statement,
      checklist: [replied(onCell, 'mended'), replied(elsewhere, 'mended')],
    });
    const check = { ...before.check, findings: [] };
    const page = reviewPage({
      current: { submission: filed, record: now, check },
      returned: { submission: before.submission, record: before.record, check } as never,
    });
    expect(visible(page)).toContain('答复“已改” 2 条，其中 1 条所指之处确有变化；答复“说明” 0 条。');
    expect(item(page, 'a1')).not.toContain('但这一处没有变化');
    expect(item(page, 'b2')).toContain('答复“已改”，但这一处没有变化');
  });
});
