/** What stands on a page more than once has a name that tells it from the others, for whoever hears the page. */
import { expect, it } from '@jest/globals';
import { renderReleasesPage } from '#shared/desk/pages/releases.js';
import { renderPreviewPage } from '#shared/desk/pages/preview.js';
import { textsIn } from '#shared/words/texts.js';
import { agencySchema } from '#shared/season/model.js';
import { everyPage } from './every-page.js';
import { releasesPage, scheduledRelease, waitingRelease } from './every-page-of-releases.js';
import { all, byId, byTag, readPage, type Found } from './page.js';
import { NOBODY_MISSING, releasable } from './release-views.js';
import { agency, season, TODAY, viewerOf } from './views.js';

const zh = textsIn('zh');
const nameOf = (page: Found, { attributes, inside }: Found): string =>
  attributes['aria-labelledby'] === undefined
    ? (inside.find(({ tag }) => tag === 'caption')?.text ?? '')
    : attributes['aria-labelledby']
        .split(' ')
        .map((id) => byId(page, id)?.text ?? '')
        .join(' ');

it('each release that waits is a section named by its own line, with the ways to move and to cancel it inside', () => {
  const [one, other] = ['home.r20260120-abcdef', 'home.r20260121-abcdef'].map((id, n) =>
    waitingRelease(scheduledRelease({ id: id as never, count: n + 1 }), 0),
  );
  const page = readPage(renderReleasesPage(releasesPage({ waiting: [one!, other!] }), zh));
  const sections = byTag(page, 'section').filter(({ attributes }) => attributes['class'] === 'note');
  expect(sections.map((section) => byTag(section, 'form').length)).toEqual([2, 2]);
  const names = sections.map((section) => nameOf(page, section));
  expect(names[0]).toContain('1 份');
  expect(names[1]).toContain('2 份');
});

it('the way to each report before its release says whose it is', () => {
  const common = { viewer: viewerOf('publisher'), season, today: TODAY };
  const agencies = ['a', 'b'].map((id) => agencySchema.parse({ ...agency, id, name: `示例${id}局` }));
  const reports = agencies.map((of) => ({ ...releasable(), agency: of }));
  const view = { ...common, deed: 'release', attempt: null, leftOut: [], reports, missing: NOBODY_MISSING } as const;
  const page = readPage(renderPreviewPage(view, zh));
  const named = all(page, ({ tag, attributes }) => tag === 'a' && attributes['aria-label'] !== undefined);
  expect(named.map(({ attributes, text }) => attributes['aria-label']?.slice(text.length))).toEqual([
    '：示例a局',
    '：示例b局',
  ]);
});

it('each table of the totals has a name', () => {
  const pages = everyPage(zh).filter(([name]) => name.startsWith('totals'));
  expect(pages.length).toBeGreaterThan(2);
  const tables = pages.map(([, html]) => readPage(html)).map((page) => [page, byTag(page, 'table')] as const);
  expect(tables.flatMap(([page, found]) => found.filter((table) => nameOf(page, table).trim() === ''))).toEqual([]);
});
