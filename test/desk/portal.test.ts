/** The page that holds a portal against an approved report: what it says of each outcome, and how the next is sent. */
import { describe, expect, test } from '@jest/globals';
import { renderFilingPage, renderPortalPage } from './in-chinese.js';
import { byTag, formTo, readPage, visible } from './page.js';
import { approved, differing, portalCheck, portalPage } from './every-page-of-the-portal.js';
import { judgedBy } from '#shared/desk/show-portal.js';
import { textsIn } from '#shared/words/texts.js';
import { emptyFiling } from '#shared/store/filings.js';
import { filingPage, submissionOf } from './views.js';

const same = { is: 'same' } as const;
const page = (...args: Parameters<typeof portalPage>) => readPage(renderPortalPage(portalPage(...args)));
const rules = (...args: Parameters<typeof portalPage>) => portalPage(...args).findings.map(({ rule }) => rule);

describe('a portal held against the approved report', () => {
  test('differs cell by cell and section by section, each cell leading to the table', () => {
    const html = page({ page: portalCheck('page', differing) }, { back: '/g/x/filings/jiaoyu' });
    const rows = byTag(html, 'tr').map((row) => byTag(row, 'td').map(({ text }) => text));
    expect(rows.slice(1)).toEqual([
      ['17', '71'],
      ['空白', '未能识别'],
      ['3', '空白'],
    ]);
    expect(visible(html)).toContain('不一致：3 个数字、1 个部分的文字与审定的报告不同。');
    expect(visible(html)).toContain('第五部分的文字不同');
    expect(renderPortalPage(portalPage({ page: portalCheck('page', differing) }, { back: '/g/x' }))).toContain(
      'href="/g/x#cell-',
    );
  });

  test.each([
    [1, 2, 'Not the same as the approved report: 1 number and the text of 2 sections.'],
    [2, 0, 'Not the same as the approved report: 2 numbers.'],
    [0, 1, 'Not the same as the approved report: the text of 1 section.'],
  ])('says in English that %d numbers and %d sections differ', (cells, sections, text) =>
    expect(textsIn('en').portalCheck.result.differs(cells, sections)).toBe(text),
  );

  test('is never called the same where it was not read, or is another report', () => {
    for (const result of [
      { is: 'unreadable', refusal: { code: 'scanned', detail: '' } },
      { is: 'other-report', agencyName: '某局', year: 2024 },
    ] as const) {
      expect(visible(page({ page: portalCheck('page', result) }))).not.toContain('一致：200');
    }
  });

  test('is asked for with a form for the page and one for the file, but not in an archived year', () => {
    const to = `/g/${portalPage().viewer.grant}/submissions/home.2025-jiaoyu-2/portal`;
    expect(formTo(page(), to)).toBeDefined();
    const archived = portalPage();
    expect(formTo(page({}, { season: { ...archived.season, state: 'archived' } }), to)).toBeUndefined();
  });

  test.each<[string, Parameters<typeof portalPage>[0], string[]]>([
    ['the page says a day in the period', { page: portalCheck('page', same, { statedOn: '2025-12-25' }) }, ['T03']],
    [
      'the page’s own day goes before what was typed',
      { page: portalCheck('page', same, { statedOn: '2026-01-05', typedOn: '2025-12-25' }) },
      [],
    ],
    ['page and file differ', { page: portalCheck('page', differing), file: portalCheck('file', same) }, ['T04']],
    ['only the page was read', { page: portalCheck('page', differing) }, []],
  ])('rules: %s', (_what, checks, found) => expect(rules(checks)).toEqual(found));

  test('a file that could not be read leaves the two not compared', () => {
    const unreadable = portalCheck('file', { is: 'unreadable', refusal: { code: 'scanned', detail: '' } });
    const { judged } = judgedBy(approved, { page: portalCheck('page', same), file: unreadable }, 2025);
    expect(judged).toEqual({ T03: false, T04: false });
    expect(visible(page({ page: portalCheck('page', same), file: unreadable }))).toContain('还没有核对供下载的文件');
  });
});

describe('the page of a report', () => {
  const filing = { ...emptyFiling({ area: 'home', year: 2025, agency: 'jiaoyu' } as never), current: 2 };
  const pageIn = (state: 'approved' | 'in-review') =>
    renderFilingPage(
      filingPage(
        { submission: submissionOf(2, state), record: null, check: null },
        { filing: { ...filing, state, portal: { page: { n: 2, is: 'differs' }, file: null } } },
      ),
    );

  test('leads to the check once it is approved, and tells how the portal stands', () => {
    expect(pageIn('approved')).toContain('/submissions/home.2025-jiaoyu-2/portal"');
    expect(pageIn('approved')).toContain('门户网站：不一致');
  });

  test('offers none before', () => {
    expect(pageIn('in-review')).not.toContain('/portal"');
  });
});
