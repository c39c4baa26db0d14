/** The page of last year's reports of all agencies, as the publisher reads it. */
import { describe, expect, test } from '@jest/globals';
import { renderLastYearPage } from '#shared/desk/pages/last-year.js';
import { renderUploadFormPage } from '#shared/desk/pages/upload-form.js';
import type { LastYearPage } from '#shared/desk/last-year-views.js';
import { textsIn } from '#shared/words/texts.js';
import { lastYearForm, lastYearPage, lastYearRow } from './last-year-views.js';
import { all, byTag, formTo, named, readPage, visible } from './page.js';
import { viewerOf } from './views.js';

const GRANT = `/g/${viewerOf('publisher').grant}`;
const zh = textsIn('zh');
const pageOf = (more: Partial<LastYearPage> = {}) => readPage(renderLastYearPage(lastYearPage(more), zh));
const selectedIn = (page: ReturnType<typeof pageOf>) =>
  byTag(page, 'option').flatMap(({ attributes }) => ('selected' in attributes ? [attributes['value']] : []));

describe('the page', () => {
  test('shows of each file what it says, whose it is, how much was read, and what is to be noted', () => {
    const text = visible(pageOf());
    for (const words of ['报告/一.docx', '云溪县教育局，2024 年度', '读出 198，未能识别 2', '合计等不符 1 处'])
      expect(text).toContain(words);
    expect(text).toContain('这不是 2024 年度的报告');
    expect(text).toContain('还有一份文件写的也是这家单位');
    expect(text).toContain(zh.refusalReason({ code: 'encrypted', detail: '' }).title);
    expect(text).toContain('已导入：云溪县民政局');
  });

  test('proposes what the document says, to be changed; one of another year is offered to nobody', () => {
    const page = pageOf();
    expect(selectedIn(page)).toEqual(['jiaoyu']);
    expect(named(page, `agency:${lastYearRow(1).file.id}`)).toHaveLength(1);
    expect(named(page, `agency:${lastYearRow(3).file.id}`)).toEqual([]);
    expect(formTo(page, `${GRANT}/last-year/save`)).toBeDefined();
  });

  test('says how far the reading is, and renews itself meanwhile', () => {
    const waiting = lastYearRow(9, { state: 'waiting', says: null, counts: null, match: null });
    const page = pageOf({ rows: [lastYearRow(1), waiting] });
    expect(visible(page)).toContain('还有 1 份（共 2 份）');
    expect(all(page, ({ attributes }) => 'data-waiting' in attributes)).toHaveLength(1);
    expect(all(pageOf(), ({ attributes }) => 'data-waiting' in attributes)).toEqual([]);
  });

  test('goes on with what was confirmed and not saved yet', () => {
    const chosen = lastYearRow(1, { state: 'chosen', chosen: 'jiaoyu' as never });
    const page = pageOf({ rows: [chosen], saved: 60 });
    expect(visible(page)).toContain('已导入 60 份');
    expect(visible(page)).toContain('继续导入剩下的 1 份');
    expect(visible(page)).toContain('等待保存：云溪县教育局');
  });

  test('names the agencies for which several files were chosen', () => {
    expect(visible(pageOf({ twice: ['云溪县教育局'] }))).toContain('同一家单位选了不止一份文件：云溪县教育局');
  });

  test.each([
    ['nothing-chosen', '请先改正下面的内容'],
    ['busy', '没有全部导入'],
    ['season-closed', '没有全部导入'],
    ['link-ended', '没有全部导入'],
    ['busy-discarding', '没有全部清空'],
  ] as const)('where it is refused as %s says “%s”', (fault, title) => {
    const text = visible(pageOf({ fault }));
    expect([text.includes(title), text.includes(zh.lastYear.faults[fault])]).toEqual([true, true]);
  });

  test('without a file offers to send one, and nothing to save', () => {
    const page = pageOf({ rows: [] });
    expect(formTo(page, `${GRANT}/last-year`)).toBeDefined();
    expect(formTo(page, `${GRANT}/last-year/save`)).toBeUndefined();
  });
});

test('the form of the file keeps its fields in order, the file last, and says the limits', () => {
  const page = readPage(renderUploadFormPage(lastYearForm, zh));
  const [form] = byTag(page, 'form').filter(({ attributes }) => attributes['enctype'] === 'multipart/form-data');
  expect(byTag(form!, 'input').map(({ attributes }) => attributes['name'])).toEqual(['key', 'Policy', 'file']);
  expect(visible(page)).toContain('不超过 60 MB');
});
