/** How findings are told on a page: one cause first with its echoes folded, ready answers, both languages, the rule's page. */
import { describe, expect, it } from '@jest/globals';
import { renderFilingPage } from '../../shared/desk/pages/filing.js';
import { renderRulePage } from '../../shared/desk/pages/rule.js';
import { checkRecord, RULES } from '../../shared/rules/index.js';
import { recordOf } from '../builders/record.js';
import { consistentValues, withValues } from '../builders/values.js';
import { byTag, readPage, visible } from './page.js';
import { clean, filingPage } from './views.js';

const values = consistentValues(2);
const cell = 'denied.stateSecrets@naturalPerson';
const record = recordOf(withValues(values, { [cell]: '40001' }));
const check = checkRecord(record);
const page = readPage(renderFilingPage(filingPage({ ...clean, record, check })));

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
});

it('every finding leads to the page of its rule, and says the same in English', () => {
  const findings = byTag(page, 'article').filter(({ attributes }) => attributes['id']?.startsWith('finding-'));
  expect(findings.length).toBe(check.findings.length);
  for (const finding of findings) {
    const hrefs = byTag(finding, 'a').map(({ attributes }) => attributes['href'] ?? '');
    expect(hrefs.some((href) => /^\/rules\/[A-Z]\d\d$/.test(href))).toBe(true);
    expect(byTag(finding, 'details').some(({ attributes }) => attributes['lang'] === 'en')).toBe(true);
  }
});

it.each(RULES.map((rule) => [rule.id, rule] as const))('rule %s has a page in both languages', (id, rule) => {
  const text = visible(readPage(renderRulePage(rule)));
  for (const part of [id, rule.title.zh, rule.title.en, rule.basis.text.zh, rule.remedy.en]) {
    expect(text).toContain(part);
  }
});
