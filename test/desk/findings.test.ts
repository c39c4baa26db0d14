/** How findings are told on a page: one cause first with its echoes folded, ready answers, both languages, the rule's page. */
import { describe, expect, it } from '@jest/globals';
import { takenFrom } from '#shared/desk/take-away.js';
import { checkRecord, RULES } from '#shared/rules/index.js';
import { findingsCsv } from '#shared/takeaway/csv-tables.js';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { renderFilingPage as inEitherLanguage } from '#shared/desk/pages/filing.js';
import { renderRulePage } from '#shared/desk/pages/rule.js';
import { recordOf } from '../builders/record.js';
import { consistentValues, withValues } from '../builders/values.js';
import { byId, byTag, readPage, visible } from './page.js';
import {
  agency,
  checkOf,
  clean,
  decisionPage,
  explainFinding,
  filingPage,
  findingOf,
  inState,
  publisherFilingPage,
  statement,
} from './views.js';
import { renderDecisionPage, renderFilingPage, renderPublisherFilingPage } from './in-chinese.js';

const values = consistentValues(2);
const cell = 'denied.stateSecrets@naturalPerson';
const record = recordOf(withValues(values, { [cell]: '40001' }));
const check = checkRecord(record);
const view = filingPage({ ...clean, record, check });
const page = readPage(renderFilingPage(view));

describe('one wrong number', () => {
  it('is one message that names the cell and what it should be, and leads to it', () => {
    const causes = byTag(page, 'article').filter((article) => article.attributes['class'] === 'finding cause');
    expect(causes).toHaveLength(1);
    const [cause] = causes;
    expect(cause!.text).toContain(`填了40001，应为${values[cell]}`);
    expect(byTag(cause!, 'a').map(({ attributes }) => attributes['href'])).toContain('#cell-table3[4][0]');
  });

  it('folds the sums that it breaks under itself, and shows them nowhere else', () => {
    for (const { key } of check.findings.filter(({ severity }) => severity === 'block')) {
      const all = byTag(page, 'article').filter(({ attributes }) => attributes['id'] === `finding-${key}`);
      expect(all).toHaveLength(1);
    }
  });

  it('is what stands out in the tables, and leads back to the message; of the long sums only the totals do', () => {
    const marked = byTag(page, 'td').filter(({ attributes }) => attributes['class'] === 'c block');
    expect(marked.map(({ attributes }) => attributes['id'])).toEqual(
      ['table3[4][0]', 'table3[4][6]', 'table3[23][0]'].map((address) => `cell-${address}`),
    );
    const [link] = byTag(marked[0]!, 'a').map(({ attributes }) => attributes['href'] ?? '');
    expect(byId(page, link!.slice(1))?.attributes['class']).toBe('finding cause');
  });

  it('says why fewer messages are seen than sums fail, and does not call for numbers that would only hide the slip', () => {
    const [cause] = byTag(page, 'article').filter((article) => article.attributes['class'] === 'finding cause');
    const [...echoes] = byTag(cause!, 'article').filter((article) => article !== cause);
    expect(visible(page)).toContain(`其中 ${echoes.length} 处由同样的错误引起`);
    for (const echo of echoes) {
      const [sides] = byTag(echo, 'p').filter(({ attributes }) => attributes['class'] === 'num');
      expect(sides!.text).toMatch(/对照的数为/);
    }
  });
});

describe('a finding that was explained', () => {
  const said = (...keys: string[]) => keys.map((finding) => ({ finding, text: '数字属实。' }));
  const asked = checkOf(explainFinding, findingOf({ key: 'X09:other', rule: 'X01', severity: 'explain' }));
  const pageWith = (...keys: string[]) =>
    readPage(
      renderFilingPage(
        filingPage({ ...clean, check: asked, submission: { ...clean.submission, explanations: said(...keys) } }),
      ),
    );

  it('says so in its tag and in the counts, until all are', () => {
    const half = visible(pageWith(explainFinding.key));
    expect(half).toContain('需说明 2（已说明 1）');
    expect(half).toContain('多数情况可以直接选用现成的说明');
    const whole = visible(pageWith(...asked.findings.map(({ key }) => key)));
    expect(whole).toContain('需说明 2（都已说明）');
    expect(whole).toContain('说明随报告留存，发布时与数据一起公开');
  });

  it('in other numbers asks again, in one voice on every page and in the files', () => {
    const [first, second] = asked.findings;
    const explanations = [
      { finding: first!.key, text: '数字属实。', message: first!.message.zh },
      { finding: second!.key, text: '当时的原因。', message: '别的数字。' },
    ];
    const draft = { ...clean, check: asked, submission: { ...clean.submission, explanations } };
    const own = readPage(renderFilingPage(filingPage(draft)));
    expect(visible(own)).toContain('需说明 2（已说明 1）');
    expect(visible(own)).not.toContain('都已说明');
    expect(byId(own, 'not-ready')?.text).toContain('1 处');
    const [, tag] = byTag(own, 'article').map((article) => byTag(article, 'span')[0]!);
    expect(tag).toMatchObject({ text: '需说明', attributes: { class: 'tag explain' } });
    const [, box] = byTag(own, 'textarea');
    expect([box!.text, visible(own)]).toEqual(['当时的原因。', expect.stringContaining('针对原来的数字写的说明')]);

    const publishers = visible(readPage(renderPublisherFilingPage(publisherFilingPage({ current: draft }))));
    expect(publishers).toContain('需说明 2（已说明 1）');
    expect(publishers).not.toContain('当时的原因');
    const csv = findingsCsv(takenFrom(draft, agency), textsIn('zh'));
    expect([csv.includes('数字属实。'), csv.includes('当时的原因')]).toEqual([true, false]);
  });

  it('is put to those who decide as a question of whether it holds', () => {
    const current = { ...inState(clean, 'in-review', { statement, explanations: said('X09:other') }), check: asked };
    const text = visible(readPage(renderDecisionPage(decisionPage('review', { current }))));
    expect(text).toContain('请看说明是否成立');
    expect(text).not.toContain('选用现成的说明');
  });
});

it('rules that could not be judged stand under their common reason, each with its title and the way to its page', () => {
  const why = '没有上年年报，无法与上年比较。';
  const open = ['X01', 'X02', 'X01'].map((rule) => ({ rule, cells: [], why }));
  const view = readPage(renderFilingPage(filingPage({ ...clean, check: { ...checkOf(), notApplicable: open } })));
  const text = visible(view);
  expect(text).toContain('另有 2 条规则因缺少数据未能判断');
  expect(text.split(why)).toHaveLength(2);
  expect(text).toContain('X01 上年结转＝上年年报的结转下年度');
  expect(byTag(view, 'a').filter(({ attributes }) => attributes['href'] === '/rules/X02')).toHaveLength(1);
});

it('every finding leads to the page of its rule, and says the same in English', () => {
  const findings = byTag(page, 'article').filter(({ attributes }) => attributes['id']?.startsWith('finding-'));
  expect(findings.length).toBe(check.findings.length);
  for (const finding of findings) {
    const hrefs = byTag(finding, 'a').map(({ attributes }) => attributes['href'] ?? '');
    expect(hrefs.some((href) => /^\/rules\/[A-Z]\d\d$/.test(href))).toBe(true);
    const folded = byTag(finding, 'details').filter((fold) => byTag(fold, 'summary')[0]?.text === '英文对照');
    expect(folded.flatMap((fold) => byTag(fold, 'p').map(({ attributes }) => attributes['lang']))).toEqual([
      'en',
      'en',
    ]);
  }
});

it('an English page does not fold its own words once more', () => {
  const english = readPage(inEitherLanguage(view, textsIn('en')));
  expect(byTag(english, 'summary').filter(({ text }) => /^English$|英文对照/.test(text))).toEqual([]);
});

it.each(RULES.map((rule) => [rule.id, rule] as const))('rule %s has a page in both languages', (id, rule) => {
  for (const language of LANGUAGES) {
    const text = visible(readPage(renderRulePage(rule, textsIn(language))));
    for (const part of [id, rule.title[language], rule.basis.text[language], rule.remedy[language]]) {
      expect(text).toContain(part);
    }
  }
});
