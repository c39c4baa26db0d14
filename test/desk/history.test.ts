/** The publisher's page of an earlier year: what can be chosen, what is said of the source, what is released and taken down. */
import { describe, expect, test } from '@jest/globals';
import { renderHistoryPage } from '#shared/desk/pages/history.js';
import { renderHistoryYearPage } from '#shared/desk/pages/history-year.js';
import type { HistoryYearPage } from '#shared/desk/history-views.js';
import { keyIn } from '#shared/site/keys.js';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { pickedFrom, sourceOf } from '../../functions/import-last-year/source.js';
import { historyPage, historyYearPage } from './history-views.js';
import { lastYearRow } from './last-year-views.js';
import { all, byTag, formTo, named, readPage, visible } from './page.js';
import { agency, agencyOf, viewerOf } from './views.js';

const zh = textsIn('zh');
const HERE = `/g/${viewerOf('publisher').grant}/history/2020`;
const pageOf = (more: Partial<HistoryYearPage> = {}) => readPage(renderHistoryYearPage(historyYearPage(more), zh));

describe('the page of a year', () => {
  test('offers what fits, says why the rest does not, and asks where the documents are from', () => {
    const page = pageOf();
    expect(byTag(page, 'select').map(({ attributes }) => attributes['name'])).toEqual([
      `agency:${lastYearRow(1).file.id}`,
      'agency',
    ]);
    for (const text of [zh.lastYear.doubts['other-form'](2020), zh.lastYear.mustStateYear, zh.history.sourceHint])
      expect(visible(page)).toContain(text);
    expect(formTo(page, `${HERE}/save`)).toBeDefined();
    expect(named(page, 'where')[0]?.attributes['value']).toBe('县政府网站');
  });

  test('releases what is ticked, by its own name, after a preview; an address that somebody typed is text', () => {
    const page = pageOf();
    expect(named(page, 'report').map(({ attributes }) => attributes['value'])).toEqual(['home.2020-jiaoyu-1']);
    const links = byTag(page, 'a').map(({ attributes }) => String(attributes['href']));
    expect(
      links.filter((href) => href.includes('/releases/preview/home.2020-jiaoyu-1/2020/jiaoyu/index.html')),
    ).toHaveLength(1);
    expect(links.filter((href) => href.includes('portal'))).toEqual([]);
    expect(visible(page)).toContain(zh.history.releaseMeans);
  });

  test.each(LANGUAGES)('leads to the preview and to the public page at the place of the area, in %s', (language) => {
    const t = textsIn(language);
    const page = readPage(renderHistoryYearPage(historyYearPage(), t));
    const links = byTag(page, 'a').map(({ attributes }) => String(attributes['href']));
    const preview = `/releases/preview/home.2020-jiaoyu-1/${keyIn(language, '2020/jiaoyu/index.html')}`;
    expect(links.filter((href) => href.endsWith(preview))).toHaveLength(1);
    expect(links.filter((href) => href.startsWith('http'))).toEqual([
      `http://site.example.invalid/areas/yunxi/${keyIn(language, '2020/minzheng/index.html')}`,
    ]);
  });

  test('in an archived season shows, and takes down alone', () => {
    const base = historyYearPage();
    const page = pageOf({ season: { ...base.season, state: 'archived' } });
    expect(formTo(page, HERE)).toBeUndefined();
    // What is public can be taken down for as long as it is.
    expect(formTo(page, `${HERE}/take-down`)).toBeDefined();
    expect(all(page, ({ attributes }) => attributes['type'] === 'submit').length).toBeGreaterThan(0);
  });
});

test('a year that was collected here leads nowhere', () => {
  const page = readPage(renderHistoryPage(historyPage, zh));
  const links = byTag(page, 'a').map(({ attributes }) => String(attributes['href']));
  expect([links.includes(HERE), links.some((href) => href.endsWith('/history/2024'))]).toEqual([true, false]);
  expect(visible(page)).toContain(zh.history.collected);
});

test('the source is needed, its day is a day, and its page may be left out', () => {
  const typed = { where: '县政府网站', published: '', page: '' };
  expect(sourceOf(typed)).toEqual({ where: '县政府网站', published: null, page: null });
  expect(sourceOf({ ...typed, where: '' })).toBe('no-source');
  expect(sourceOf({ ...typed, published: '2020年1月' })).toBe('bad-day');
  const long = { ...typed, page: `http://x.invalid/${'a'.repeat(500)}` };
  expect([sourceOf(long), sourceOf({ ...typed, where: '网'.repeat(201) })]).toEqual(['too-long', 'too-long']);
  const page = pageOf({ typed: long, fault: 'too-long' });
  expect(['where', 'page'].map((field) => named(page, field)[0]?.attributes['aria-invalid'])).toEqual([
    undefined,
    'true',
  ]);
  expect(sourceOf({ ...typed, published: '2020-01-20', page: 'http://x.invalid' })).toMatchObject({
    page: 'http://x.invalid',
  });
});

test('a document that names one agency is taken for no other, and one that is out for nobody', () => {
  const other = agencyOf('minzheng', '云溪县民政局');
  const says = { agencyName: '云溪县教育局', year: 2020, form: '2019-trial' as const };
  const { file } = lastYearRow(1, { of: 2020 as never, says });
  const chosen = (id: string) => pickedFrom([file], [agency, other], new Map([[file.id, id]]));
  expect(chosen('jiaoyu')).toMatchObject({ picked: [{ agency: { id: 'jiaoyu' } }], isOthers: false });
  expect(chosen('minzheng').isOthers).toBe(true);
  expect(chosen('nobody').picked).toEqual([]);
  for (const wrong of [{ year: 2019 }, { year: null }, { form: '2021' as const }]) {
    const out = { ...file, says: { ...says, ...wrong } };
    expect(pickedFrom([out], [agency], new Map([[file.id, 'jiaoyu']])).picked).toEqual([]);
  }
});
