/**
 * The rules are run again whenever somebody decides about a report, because rules, last year's figures and other
 * agencies' reports may have come or changed since it was filed. What was filed stands; a difference is shown, and the
 * person who decides makes of it what is right.
 */
import type { Canonical } from '#shared/ids/canonical-json.js';
import type { CheckResult, Finding } from '#shared/report/finding.js';

export interface Recheck {
  /** Version of the rule set that judged now. */
  readonly ruleSet: string;
  /** Whether the rules themselves are others than at filing. */
  readonly newRules: boolean;
  /** Found now and not at filing, and the other way round. */
  readonly added: readonly Finding[];
  readonly gone: readonly Finding[];
}

export function recheck(filed: CheckResult, now: CheckResult): Recheck {
  return {
    ruleSet: now.ruleSet.version,
    newRules: now.ruleSet.digest !== filed.ruleSet.digest,
    added: missingIn(filed, now.findings),
    gone: missingIn(now, filed.findings),
  };
}

/** The same key with other words is another finding. */
function missingIn(check: CheckResult, findings: readonly Finding[]): Finding[] {
  const known = new Set(check.findings.map(({ key, message }) => `${key} ${message.zh}`));
  return findings.filter(({ key, message }) => !known.has(`${key} ${message.zh}`));
}

/** For the audit event of the deed that was done on it. */
export function recheckDetails(again: Recheck | null): Record<string, Canonical> {
  if (again === null) return {};
  const { ruleSet, added, gone } = again;
  return { ruleSet, added: added.map(({ key }) => key), gone: gone.map(({ key }) => key) };
}

/** Whether the rules say now what they said then. */
export function isUnchanged({ added, gone }: Recheck): boolean {
  return added.length + gone.length === 0;
}
