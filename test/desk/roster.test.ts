/** The pages of a roster on its way, as a person reads them and as a browser posts them. */
import { describe, expect, test } from '@jest/globals';
import { rosterDraftSchema } from '#shared/season/roster/draft.js';
import { all, byId, byTag, formTo, named, readPage, visible } from './page.js';
import { renderRosterPage } from './in-chinese.js';
import { agency, rosterCheck, season, TODAY, viewerOf } from './views.js';

const GRANT = `/g/${viewerOf('publisher').grant}`;
const common = { viewer: viewerOf('publisher'), season, today: TODAY };
const page = (more?: Parameters<typeof rosterCheck>[0]) => readPage(renderRosterPage(rosterCheck(more)));

describe('the page on which a roster is looked at', () => {
  test('says how each column is understood, and lets it be corrected', () => {
    const form = formTo(page(), `${GRANT}/roster/columns`);
    const [select] = named(form!, 'use.1');
    expect(all(select!, ({ attributes }) => 'selected' in attributes).map(({ text }) => text)).toEqual(['联系人']);
    expect(visible(page())).toContain('我们这样理解各列');
  });

  test('shows each value in a field of its own, with a label that names the line', () => {
    const name = byId(page(), 'line-0-name');
    expect([name?.attributes['name'], name?.attributes['value']]).toEqual(['name.0', '云溪县教育局']);
    const labels = byTag(page(), 'label').filter(({ attributes }) => attributes['for'] === 'line-0-name');
    expect(labels.map(({ text }) => text)).toEqual(['单位名称第 2 行']);
  });

  test('names what is wrong at the top, with a link to the field, and beside the field what to do', () => {
    const problem = all(page(), ({ attributes }) => attributes['data-problem'] === '1')[0];
    expect(byTag(problem!, 'a').map(({ attributes, text }) => [attributes['href'], text])).toEqual([
      ['#line-1-contactAddress', '第 3 行，联系邮箱：没有填写'],
    ]);
    expect(byId(page(), 'line-1-contactAddress')?.attributes['aria-invalid']).toBe('true');
    expect(byId(page(), 'line-1-contactAddress-notes')?.text).toContain('请补填');
  });

  test('says what a line changes of an agency that stands, and which agencies stay', () => {
    const text = visible(page());
    expect(text).toContain(`原为：${agency.contact.name} ${agency.contact.address}`);
    expect(text).toContain('云溪县民政局');
    expect(text).toContain('新增 1 家，有变动 1 家');
  });

  test('keeps the code of an agency that stands, and lets that of a new one be changed', () => {
    expect(byId(page(), 'line-0-id')?.attributes).toHaveProperty('readonly');
    expect(byId(page(), 'line-1-id')?.attributes).not.toHaveProperty('readonly');
  });

  test('saves by its last button only; the first one, which the Enter key presses, checks', () => {
    const form = formTo(page(), `${GRANT}/roster/save`);
    const buttons = byTag(form!, 'button').map(({ attributes, text }) => [
      attributes['formaction'] ?? null,
      text.trim(),
    ]);
    expect(buttons[0]).toEqual([`${GRANT}/roster/lines`, '检查本页的修改']);
    expect(buttons.at(-1)).toEqual([null, '保存名册']);
  });

  test('pages by buttons that keep what was typed', () => {
    const one = rosterCheck();
    const lines = Array.from({ length: 250 }, () => one.judged.lines[0]!);
    const content = { ...one.content, lines: lines.map(({ line }) => line) };
    const many = page({ content, judged: { lines, kept: [] }, page: 2, problems: [] });
    expect(named(many, 'at')).toHaveLength(100);
    expect(named(many, 'page').map(({ attributes }) => attributes['value'])).toEqual(['2', '1', '3']);
  });
});

test('tells why a file was not read, and gives what was pasted back', () => {
  const html = renderRosterPage({ ...common, is: 'start', fault: 'no-roster', pasted: '甲\t乙' });
  expect(visible(readPage(html))).toContain('没有找到写着单位名称或邮箱的列');
  expect(byId(readPage(html), 'field-roster')?.text).toBe('甲\t乙');
});

test('tells how far the saving is, and what became of it', () => {
  const draft = rosterDraftSchema.parse({
    ...{ area: 'home', year: 2025, by: season.publisher, at: '2026-01-10T00:00:00Z', state: 'saving' },
    ...{ done: 1200, total: 3000, added: 1200, changed: 0, contacts: 0 },
  });
  expect(visible(readPage(renderRosterPage({ ...common, is: 'saving', draft })))).toContain('1,200 / 3,000');
  const saved = { ...draft, state: 'saved' as const, done: 3000, added: 2990, changed: 8 };
  const text = visible(readPage(renderRosterPage({ ...common, is: 'saved', draft: saved })));
  expect(text).toContain('新增 2,990 家，更新 8 家');
  expect(text).toContain('有 2 行没有保存');
});
