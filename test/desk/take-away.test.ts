/** Where the files to take away are offered, and what the page says about a workbook that was brought back. */
import { describe, expect, it } from '@jest/globals';
import { isDownloadType } from '#shared/desk/take-away.js';
import { otherSubmission } from '#shared/desk/imported.js';
import { attachment } from '#shared/ids/attachment.js';
import { WORKBOOK_TYPE } from '#shared/takeaway/ooxml/workbook.js';
import { byTag, formTo, named, readPage, visible } from './page.js';
import {
  clean,
  decisionPage,
  filingPage,
  inState,
  publisherFilingPage,
  season,
  statement,
  troubled,
  viewerOf,
} from './views.js';
import { renderDecisionPage, renderFilingPage, renderImportedPage, renderPublisherFilingPage } from './in-chinese.js';
import { textsIn } from '#shared/words/texts.js';

const AGENCY = `/g/${viewerOf('agency').grant}`;
const linksOf = (html: string) => byTag(readPage(html), 'a').map((link) => link.attributes['href'] ?? '');
const filesOf = (html: string) => linksOf(html).filter((href) => /\.(xlsx|docx|csv)$/.test(href));
const submissionFiles = (grant: string) =>
  ['workbook.xlsx', 'findings.csv', 'cells.csv'].map((name) => `/g/${grant}/submissions/home.2025-jiaoyu-2/${name}`);
const blankForms = [`${AGENCY}/blank-form.docx`, `${AGENCY}/blank-form.xlsx`];

describe('the files to take away', () => {
  it('before the first upload are the blank forms', () => {
    expect(filesOf(renderFilingPage(filingPage(null)))).toEqual(blankForms);
  });

  it('of a draft are its workbook and lists, and the forms where it may be uploaded again', () => {
    const files = filesOf(renderFilingPage(filingPage(troubled)));
    expect(files).toEqual([...submissionFiles(viewerOf('agency').grant), ...blankForms]);
  });

  it('after filing are those of what was filed', () => {
    const filed = inState(clean, 'in-review', { statement });
    expect(filesOf(renderFilingPage(filingPage(filed)))).toEqual(submissionFiles(viewerOf('agency').grant));
  });

  it.each([
    ['reviewer', renderDecisionPage(decisionPage('review'))],
    ['approver', renderDecisionPage(decisionPage('approval'))],
    ['publisher', renderPublisherFilingPage(publisherFilingPage())],
  ] as const)('are offered to the %s under their own link', (role, html) => {
    expect(filesOf(html)).toEqual(submissionFiles(viewerOf(role).grant));
  });
});

describe('the form for a filled-in workbook', () => {
  const form = formTo(readPage(renderFilingPage(filingPage(troubled))), `${AGENCY}/explanations`);

  it('sends one file and the version that was shown', () => {
    expect(form?.attributes['enctype']).toBe('multipart/form-data');
    expect(form && byTag(form, 'input').map((input) => [input.attributes['type'], input.attributes['name']])).toEqual([
      ['hidden', 'token'],
      ['hidden', 'shown'],
      ['file', 'workbook'],
    ]);
    expect(visible(readPage(renderFilingPage(filingPage(troubled))))).toContain('不超过 4 MB');
  });

  it.each([
    ['nothing is asked', filingPage(clean)],
    ['the draft is filed', filingPage(inState(troubled, 'in-review', { statement }))],
    ['the season is closed', filingPage(troubled, { season: { ...season, state: 'closed' } })],
    ['nothing is uploaded', filingPage(null)],
  ])('is not there when %s', (_, view) => {
    expect(named(readPage(renderFilingPage(view)), 'workbook')).toEqual([]);
  });
});

describe('the page after a workbook was brought back', () => {
  const viewer = viewerOf('agency');
  const taken = {
    kind: 'explained',
    key: 'B01:x',
    about: '上年结转 3 件',
    text: '1 件在年底撤回。\n已核对。',
    before: '旧的',
  } as const;
  const skipped = { about: '<表三>', text: '=cmd', why: 'blocks' } as const;

  it('says what was saved, what it replaced, and what was left out and why', () => {
    const html = renderImportedPage({
      viewer,
      matched: { taken: [taken], skipped: [skipped], same: 2 },
      otherRules: true,
    });
    const text = visible(readPage(html));
    for (const words of [
      '已保存 1 项',
      '上年结转 3 件',
      '已核对。',
      '替换了原来的：旧的',
      '没有采用 1 项',
      '<表三>',
      '不能用说明代替',
      '另有 2 项',
      '校核规则有更新',
    ])
      expect(text).toContain(words);
    expect(linksOf(html)).toContain(AGENCY);
  });

  it('says so when nothing was filled in', () => {
    const html = renderImportedPage({ viewer, matched: { taken: [], skipped: [], same: 1 }, otherRules: false });
    expect(visible(readPage(html))).toContain('没有可以保存的内容。');
  });

  it('names both submissions where the workbook belongs to another', () => {
    expect(otherSubmission(textsIn('zh'), ['2025-jiaoyu-1'], troubled.submission).what).toContain(
      '2025-jiaoyu-1，而现在办理的是 2025-jiaoyu-2',
    );
    expect(otherSubmission(textsIn('zh'), ['2025-jiaoyu-1'], null).what).toContain('没有可以说明的草稿');
  });
});

describe('a download', () => {
  it('is saved under its Chinese name, or a plain one', () => {
    expect(attachment('云溪县(甲)\u202e/局.xlsx', '2025-jiaoyu-2.xlsx')).toBe(
      `attachment; filename="2025-jiaoyu-2.xlsx"; filename*=UTF-8''%E4%BA%91%E6%BA%AA%E5%8E%BF%28%E7%94%B2%29__%E5%B1%80.xlsx`,
    );
    expect(attachment('', 'plain.csv')).toBe(`attachment; filename="plain.csv"; filename*=UTF-8''plain.csv`);
  });

  it('leaves the function as bytes, so that a CSV keeps its mark; pages and JSON as text', () => {
    expect(['text/csv; charset=utf-8', WORKBOOK_TYPE].map(isDownloadType)).toEqual([true, true]);
    expect(['text/html; charset=UTF-8', 'application/json'].map(isDownloadType)).toEqual([false, false]);
  });
});
