/** What the rules found, most pressing first: what lies behind several failing sums, then each finding by severity. */
import type { Child } from 'hono/jsx';
import { waiverOf } from '../../filing/completeness.js';
import type { Submission } from '../../filing/model.js';
import type { Texts } from '../../language/texts.js';
import { SEVERITIES, type CheckResult, type Finding, type Severity } from '../../report/finding.js';
import { Hint, isHint, OneSuspicion, suspicionsOf } from './causes.js';
import { OneFinding, type FindingProps } from './finding.js';

export interface FindingsProps extends Omit<FindingProps, 'finding' | 'hint'> {
  readonly t: Texts;
  readonly check: CheckResult;
  readonly submission: Submission;
}

const HEADING_IDS: Readonly<Record<Severity, string>> = {
  block: 'findings-block',
  explain: 'findings-explain',
  note: 'findings-note',
};

export function Findings({ check, ...shown }: FindingsProps) {
  const { t } = shown;
  const words = t.report.findings;
  const all = suspicionsOf(check);
  const hints = new Map(all.filter(isHint).flatMap((one) => one.findings.map((finding) => [finding, one] as const)));
  const suspicions = all.filter((one) => !isHint(one));
  const folded = new Set(suspicions.flatMap(({ findings }) => findings));
  const show = (finding: Finding): Child => {
    const hint = hints.get(finding);
    return <OneFinding {...shown} finding={finding} hint={hint === undefined ? null : <Hint suspicion={hint} />} />;
  };
  return (
    <>
      {check.findings.length === 0 ? <p>{words.none}</p> : null}
      {SEVERITIES.map((severity) => {
        const findings = check.findings.filter((finding) => finding.severity === severity);
        if (findings.length === 0) return null;
        const standing = findings.filter((finding) => waiverOf(shown.submission, finding) === undefined).length;
        return (
          <section aria-labelledby={HEADING_IDS[severity]}>
            <h3 id={HEADING_IDS[severity]}>
              {words[severity]} {standing}
            </h3>
            <p class="hint">{words.hints[severity]}</p>
            {severity === 'block'
              ? suspicions.map((suspicion) => <OneSuspicion t={t} suspicion={suspicion} show={show} />)
              : null}
            {findings.filter((finding) => !folded.has(finding)).map(show)}
          </section>
        );
      })}
      <NotApplicable t={t} check={check} />
    </>
  );
}

/** Rules that could not be judged, each once with its first reason: not passed, and nobody's fault. */
function NotApplicable({ t, check }: { readonly t: Texts; readonly check: CheckResult }) {
  const whys = new Map<string, string>();
  for (const { rule, why } of check.notApplicable) if (!whys.has(rule)) whys.set(rule, why);
  if (whys.size === 0) return null;
  return (
    <details>
      <summary>{t.report.findings.notApplicable(whys.size)}</summary>
      <ul>
        {[...whys].map(([rule, why]) => (
          <li>
            {rule}：{why}
          </li>
        ))}
      </ul>
    </details>
  );
}
