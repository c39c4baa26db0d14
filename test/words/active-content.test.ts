/** What a clerk is told of active content: what, where, why and how to get rid of it. */
import { describe, expect, test } from '@jest/globals';
import { textsIn } from '#shared/words/texts.js';
import { ACTIVE_KINDS, activeContentIn, activeDetail, type ActivePlace } from '#shared/report/active-content.js';

const t = textsIn('zh');
const refusal = (detail: string) => ({ code: 'active-content' as const, detail });

describe('active content in words', () => {
  test.each(ACTIVE_KINDS)('%s: what, why and how to mend it, in words of its own', (kind) => {
    const told = refusal(activeDetail({ kind, what: 'a', place: { in: 'document' } }));
    const { title, what, why, todo } = t.refusalReason(told);
    for (const text of [title, what, why, ...todo]) expect(text).toMatch(/\p{Script=Han}/u);
    expect(todo.length).toBeGreaterThan(0);
    expect(title).not.toBe(t.refusals['active-content'].title);
    expect(t.refusalFact(told)).toBeNull();
  });

  test('no two kinds have the same title', () => {
    const titles = ACTIVE_KINDS.map(
      (kind) => t.refusalReason(refusal(activeDetail({ kind, what: 'a', place: { in: 'document' } }))).title,
    );
    expect(new Set(titles).size).toBe(ACTIVE_KINDS.length);
  });

  test.each<[ActivePlace, string]>([
    [{ in: 'page', page: 3 }, '第 3 页（链接、批注或表单域）'],
    [{ in: 'part', part: 'word/document.xml' }, '正文'],
    [{ in: 'part', part: 'word/header2.xml' }, '页眉'],
    [{ in: 'part', part: 'word/other.xml' }, '文件内部的 word/other.xml'],
    [{ in: 'cell', sheet: '年报!; ]', cell: 'B5' }, '工作表“年报!; ]”的 B5 单元格'],
  ])('the place %j is %s', (place, words) => {
    const detail = activeDetail({ kind: 'formula', what: 'a formula [x; document]', place });
    expect(activeContentIn(detail)).toEqual({ kind: 'formula', what: 'a formula [x; document]', place });
    expect(t.refusalFact(refusal(detail))).toEqual(['所在位置', words]);
  });

  test('a refusal of former days has the words of former days', () => {
    const old = refusal('the file carries a script');
    expect(t.refusalReason(old)).toBe(t.refusals['active-content']);
    expect(t.refusalFact(old)).toBeNull();
    expect(t.refusalReason({ code: 'damaged', detail: 'x [script; document]' })).toBe(t.refusals.damaged);
  });

  test('the letter says what, where and how', async () => {
    const { uploadRefused } = await import('#shared/words/letters/upload-refused.js');
    const detail = activeDetail({ kind: 'launch', what: 'a', place: { in: 'page', page: 2 } });
    const letter = uploadRefused.zh(
      {
        template: 'upload-refused',
        agencyName: '示例局',
        year: 2025,
        area: '示例县',
        deadline: '2026-01-31',
        fileName: '年报.pdf',
        refusal: refusal(detail),
      } as never,
      t,
      {} as never,
    );
    expect(letter.lead).toContain('文件里有启动程序的动作');
    expect(letter.facts).toEqual([['所在位置', '第 2 页（链接、批注或表单域）']]);
  });
});
