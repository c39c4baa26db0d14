/** Pages on which agencies' links are handed over: what they show, once, and what they hold back. */
import { describe, expect, test } from '@jest/globals';
import { renderLinksPreview } from '#shared/desk/pages/links.js';
import { renderLinkSheet, renderTakenLink } from '#shared/desk/pages/taken-links.js';
import { textsIn } from '#shared/words/texts.js';
import { renderPublisherFilingPage } from './in-chinese.js';
import { byId, byTag, formTo, named, readPage, visible } from './page.js';
import { agency, agencyOf, publisherFilingPage, season, TODAY, viewerOf } from './views.js';

const viewer = viewerOf('publisher');
const GRANT = `/g/${viewer.grant}`;
const t = textsIn('zh');
const common = { viewer, season, today: TODAY };
const address = `https://desk.example.invalid/l/${'A'.repeat(43)}`;

describe('before links are taken', () => {
  test('the preview says whose, what it ends, and who is left out with the reason', () => {
    const leftOut = [{ agency: agencyOf('x', '云溪县档案馆'), reason: 'not-invited' as const }];
    const page = readPage(renderLinksPreview({ ...common, deed: 'sheet', agencies: [agency], leftOut }, t));
    expect(named(page, 'agency').map(({ attributes }) => attributes['value'])).toEqual([agency.id]);
    expect(visible(page)).toContain('此前的链接全部失效');
    expect(visible(page)).toContain('云溪县档案馆：还没有邀请');
    expect(formTo(page, `${GRANT}/link-sheets`)).toBeDefined();
  });
});

describe('a link that was taken', () => {
  test('can be copied without script, and is said to be the contact’s', () => {
    const page = readPage(renderTakenLink({ ...common, agency, address, validUntil: '2026-04-01' }, t));
    expect(byId(page, 'taken-link')?.attributes).toMatchObject({ value: address, readonly: '' });
    expect(visible(page)).toContain(agency.contact.name);
    expect(visible(page)).toContain('有效期至2026年4月1日');
    expect(byTag(page, 'a').every((link) => !(link.attributes['href'] ?? '').includes('/l/'))).toBe(true);
  });
});

describe('the sheet of codes', () => {
  const links = ['甲局', '乙局'].map((name, n) => ({ agency: agencyOf(`a${n}`, name), address: `${address}${n}` }));
  const office = { name: '县政务公开办', phone: '0359-2220188', hours: '工作日 9:00-17:00' };
  const sheet = { ...common, season: { ...season, office }, links, validUntil: '2026-04-01' };

  test('has a page for each agency with its name, its deadline and whom to ask', () => {
    const page = readPage(renderLinkSheet(sheet, t));
    const leaflets = byTag(page, 'section');
    expect(leaflets).toHaveLength(2);
    expect(leaflets[1]?.text).toContain('乙局');
    expect(leaflets[1]?.text).toContain('截止日期');
    expect(leaflets[1]?.text).toContain('县政务公开办，0359-2220188');
  });

  test('draws each link as a code of its own, which a reader without sight is told, and shows no link as text', () => {
    const page = readPage(renderLinkSheet(sheet, t));
    const codes = byTag(page, 'svg');
    expect(codes.map(({ attributes }) => attributes['aria-label'])).toEqual([
      '甲局的办理链接二维码',
      '乙局的办理链接二维码',
    ]);
    const drawn = byTag(page, 'path').map(({ attributes }) => attributes['d']);
    expect(new Set(drawn).size).toBe(2);
    expect(visible(page)).not.toContain('/l/');
  });
});

test('the link of somebody who was not invited is neither sent nor taken', () => {
  const forms = (view: Parameters<typeof publisherFilingPage>[0]) => {
    const page = readPage(renderPublisherFilingPage(publisherFilingPage(view)));
    return ['/links', `/filings/${agency.id}/link`].map((path) => formTo(page, `${GRANT}${path}`) !== undefined);
  };
  expect(forms({ agency })).toEqual([true, true]);
  expect(forms({ agency: { ...agency, invitedAt: null } })).toEqual([false, false]);
});
