/** A rule as the people of the desk look it up from a finding; the same text stands on the public site. */
import type { Texts } from '#shared/words/texts.js';
import type { Rule } from '#shared/rules/index.js';
import { RuleText } from '#shared/site/rule-text.js';
import { Document, toHtml } from '../document.js';

export function renderRulePage(rule: Rule, t: Texts): string {
  const title = `${rule.id} ${rule.title[t.language]}`;
  return toHtml(
    <Document t={t} title={title} viewer={null}>
      <h1>{title}</h1>
      <RuleText rule={rule} />
      <p class="quiet">{t.report.findings.ruleBack}</p>
    </Document>,
  );
}
