/** The pages about the season itself: what stands, what can be changed, how it ends, and whom to ask at the foot. */
import { describe, expect, it } from '@jest/globals';
import { SEASON_PARTS, type SeasonPartPage } from '#shared/desk/season-views.js';
import type { Season } from '#shared/season/model.js';
import { renderBoardPage, renderSeasonPartPage, renderSeasonSettingsPage } from './in-chinese.js';
import { byId, byTag, formTo, named, readPage, visible, type Found } from './page.js';
import { boardPage, season, TODAY, viewerOf } from './views.js';

const viewer = viewerOf('publisher');
const office = { name: '云溪县政务公开办', phone: '0359-7020000', hours: '工作日' };
const settings = (more: Partial<Season> = {}, today = TODAY) =>
  readPage(renderSeasonSettingsPage({ viewer, season: { ...season, ...more }, today, saved: null }));
const part = (view: Partial<SeasonPartPage> & Pick<SeasonPartPage, 'part'>) =>
  readPage(
    renderSeasonPartPage({
      viewer,
      season,
      today: TODAY,
      typed: {},
      problems: [],
      refusal: null,
      closing: null,
      ...view,
    }),
  );
const hrefs = (page: Found) => byTag(page, 'a').map((link) => link.attributes['href']);
const to = (name: string) => `/g/${viewer.grant}/season/${name}`;

describe('the settings', () => {
  it('say what stands and lead to each change', () => {
    const page = settings({ office });
    for (const text of ['进行中', '2026年1月31日', office.name, office.phone, '周明', '还没有指定', '王芳'])
      expect(visible(page)).toContain(text);
    expect(visible(page)).toContain('只写数量，不点名');
    for (const name of ['deadlines', 'missing', 'office', 'publisher', 'substitute', 'deciders', 'close'])
      expect(hrefs(page)).toContain(to(name));
    for (const name of ['archive', 'reopen', 'next']) expect(hrefs(page)).not.toContain(to(name));
  });

  it('say late from the day after the last deadline, though nothing was stored, and offer the next year', () => {
    const page = settings({}, '2026-02-01');
    expect(visible(page)).toContain('已过截止日期');
    expect(visible(page)).not.toContain('进行中');
    expect(hrefs(page)).toEqual(expect.arrayContaining([to('close'), to('next')]));
  });

  it('of a closed season offer the next year, the archive and opening again; of an archived one no setting', () => {
    expect(hrefs(settings({ state: 'closed' }))).toEqual(
      expect.arrayContaining([to('next'), to('archive'), to('reopen'), to('office')]),
    );
    const archived = hrefs(settings({ state: 'archived' }));
    expect(archived).toEqual(expect.arrayContaining([to('next'), to('reopen')]));
    for (const name of ['office', 'deadlines', 'archive', 'close']) expect(archived).not.toContain(to(name));
  });
});

describe('a page of one setting', () => {
  it.each(SEASON_PARTS.filter((name): name is SeasonPartPage['part'] => name !== 'publisher'))(
    '%s posts to its own address',
    (name) => {
      expect(formTo(part({ part: name }), to(name))).toBeDefined();
    },
  );

  it('names what is wrong beside the field', () => {
    const page = part({ part: 'reopen', problems: [{ field: 'reason', code: 'missing' }] });
    expect(named(page, 'reason')[0]?.attributes['aria-invalid']).toBe('true');
    expect(hrefs(page)).toContain('#field-reason');
  });

  it('ticks what stands of naming the missing, and says where nothing was chosen', () => {
    const chosen = named(part({ part: 'missing', typed: { naming: 'name' } }), 'naming');
    expect(chosen.map(({ attributes }) => [attributes['value'], attributes['checked'] !== undefined])).toEqual([
      ['count', false],
      ['name', true],
    ]);
    const page = part({ part: 'missing', problems: [{ field: 'naming', code: 'missing' }] });
    expect(hrefs(page)).toContain('#field-naming');
    expect(byId(page, 'field-naming')?.tag).toBe('input');
    expect(named(page, 'naming').map(({ attributes }) => attributes['aria-describedby'])).toEqual([
      'field-naming-problem',
      'field-naming-problem',
    ]);
    expect(visible(page)).toContain('请填写公开网页是否点名');
  });

  it('before closing says whom it concerns', () => {
    const page = part({ part: 'close', closing: { drafts: 3, missing: 2, deciding: 7, released: 29 } });
    for (const text of ['3 家有草稿', '2 家没有完成报送', '7 份正在审核', '29 份已经发布'])
      expect(visible(page)).toContain(text);
    expect(named(page, 'confirmed')[0]?.attributes['value']).toBe('yes');
  });
});

it('the office stands at the foot of a page, and the board says late though nothing was stored', () => {
  const view = boardPage();
  const page = readPage(renderBoardPage({ ...view, season: { ...season, office }, today: '2026-02-01' }));
  expect(visible(page)).toContain('有疑问请联系云溪县政务公开办，电话 0359-7020000（工作日）。');
  expect(visible(page)).toContain('已过截止日期，仍可报送');
  expect(visible(readPage(renderBoardPage(view)))).not.toContain('0359');
});
