/** The rules as the rest of the product sees them: run them, look one up, name the set that judged. */
import type { CheckResult } from '../report/finding.js';
import type { ReportRecord } from '../report/record.js';
import { RULES } from './catalogue.js';
import { runRules } from './check.js';
import type { CheckContext } from './rule.js';
import { RULE_SET } from './rule-set.js';

export { RULES, ruleById } from './catalogue.js';
export { blockingFindings } from './check.js';
export { echoes, type Echo } from './echoes.js';
export { exampleRecord } from './example.js';
export { rulesPage } from './rules-page.js';
export { RULE_SET, type RuleSet } from './rule-set.js';
export type { Basis, CheckContext, Example, Rule, Scope } from './rule.js';

/** Judges a record by all rules. Pure: the same record and context give the same result. */
export function checkRecord(record: ReportRecord, context: CheckContext = {}): CheckResult {
  return { ruleSet: { ...RULE_SET }, ...runRules(RULES, record, context) };
}
