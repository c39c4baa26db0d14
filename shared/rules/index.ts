/** The rules as the rest of the product sees them: run them, look one up, name the set that judged. */
import type { CheckResult, Finding } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { RULES } from './catalogue.js';
import { runRules } from './check.js';
import { findCauses } from './causes/find-causes.js';
import type { CheckContext } from './context.js';
import type { Rule } from './rule.js';
import { ruleSet } from './rule-set.js';

export { RULES, ruleById } from './catalogue.js';
export { comparedWith, type Source } from './text/copying/shared-text.js';
export { indexWords, likelySources, type IndexWords } from './text/copying/index-words.js';
export { wholeCauses } from './causes/whole-causes.js';
export { causeText, rivalCauses, type CauseRank, type CauseText } from './causes/words.js';
export { numberStatements, type NarrativeStatement } from './narrative/statements.js';
export { exampleContext, exampleRecord } from './example.js';
export { LEFT_OUT, type LeftOut } from './left-out.js';
export { rulesMarkdown } from './rules-page.js';
export { ruleSet, type RuleSet } from './rule-set.js';
export { AREA_RULES } from './area/rules.js';
export { runRules } from './check.js';
export type { AreaScope, AreaStep, AreaSum, AreaTotals } from './area-totals.js';
export type { CheckContext, Peer, PortalShown, Previous } from './context.js';
export { isReasonCode, REASONS, type ReasonCode } from './reasons.js';
export type { Basis, Example, Rule, Scope } from './rule.js';

/** What one rule finds, for showing it at its own example. */
export function findingsOf(rule: Rule, record: ReportRecord, context: CheckContext): Finding[] {
  return runRules([rule], record, context).findings;
}

/** Judges a record by all rules. Pure: the same record and context give the same result. */
export function checkRecord(record: ReportRecord, context: CheckContext = {}): CheckResult {
  const outcome = runRules(RULES, record, context);
  return {
    ruleSet: { ...ruleSet() },
    ...outcome,
    causes: findCauses(record, outcome.findings),
    // Kept with the result, so that whoever judges again knows it without searching again.
    ...(context.copied === undefined ? {} : { copied: [...context.copied] }),
  };
}
