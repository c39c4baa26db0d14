/** What the rules found, most pressing first: what lies behind several failing sums, then each finding by severity. */
import type { Child } from 'hono/jsx';
import type { AnsweredCheck, AnsweredFinding } from '#shared/filing/answers.js';
import type { Texts } from '#shared/words/texts.js';
import { SEVERITIES, type CheckResult, type Severity } from '#shared/report/finding.js';
import { ruleById } from '#shared/rules/index.js';
import { cellsBehind, isHint, suspicionsOf } from '#shared/filing/suspicions.js';
import type { CellId } from '#shared/report/cells.js';
import { Hint, OneSuspicion } from './causes.js';
import { OneFinding, type FindingProps } from './finding.js';

export interface FindingsProps extends Omit<FindingProps, 'finding' | 'hint' | 'undecided' | 'here'> {
  readonly t: Texts;
  readonly check: AnsweredCheck;
  /** To whom the headings speak. */
  readonly to: 'agency' | 'others';
  /** The way to mend one of these numbers without a new file; the likeliest stand first. */
  readonly mendHere?: ((cells: readonly CellId[]) => Child) | undefined;
}

const HEADING_IDS: Readonly<Record<Severity, string>> = {
  block: 'findings-block',
  explain: 'findings-explain',
  note: 'findings-note',
};

export function Findings({ check, to, mendHere, ...shown }: FindingsProps) {
  const { t } = shown;
  const words = t.report.findings;
  const all = suspicionsOf(check);
  const hints = new Map(all.filter(isHint).flatMap((one) => one.findings.map((finding) => [finding, one] as const)));
  const suspicions = all.filter((one) => !isHint(one));
  const folded = new Set(suspicions.flatMap(({ findings }) => findings));
  const show = (finding: AnsweredFinding): Child => {
    const hint = hints.get(finding);
    const suspects = (hint?.causes ?? []).flatMap(({ cells }) => cells);
    const here = isOpenBlock(finding) ? mendHere?.([...new Set([...suspects, ...finding.cells])]) : null;
    if (hint === undefined) return <OneFinding {...shown} finding={finding} hint={null} here={here} />;
    return <OneFinding {...shown} finding={finding} undecided hint={<Hint t={t} suspicion={hint} />} here={here} />;
  };
  const showFollowing = (finding: AnsweredFinding): Child => (
    <OneFinding {...shown} finding={finding} undecided hint={null} here={null} />
  );
  return (
    <>
      {check.findings.length === 0 ? <p>{words.none}</p> : null}
      {SEVERITIES.map((severity) => {
        const findings = check.findings.filter((finding) => finding.severity === severity);
        if (findings.length === 0) return null;
        const standing = findings.filter(({ answer }) => answer.is !== 'waived').length;
        const joined = severity === 'block' ? folded.size : 0;
        return (
          <section aria-labelledby={HEADING_IDS[severity]}>
            <h3 id={HEADING_IDS[severity]}>
              {words[severity]} {standing}
              {severity === 'explain' ? explainedOf(t, check) : ''}
            </h3>
            <p class="hint">
              {to === 'agency' && severity === 'explain' && isAllExplained(check)
                ? words.hints.explained
                : words.hints[to][severity]}
              {joined > 1 ? words.joined(joined) : ''}
            </p>
            {severity === 'block'
              ? suspicions.map((suspicion) => (
                  <OneSuspicion
                    t={t}
                    suspicion={suspicion}
                    show={showFollowing}
                    here={mendHere?.(cellsBehind(suspicion))}
                  />
                ))
              : null}
            {findings.filter((finding) => !folded.has(finding)).map(show)}
          </section>
        );
      })}
      <NotApplicable t={t} check={check} />
    </>
  );
}

const isOpenBlock = ({ severity, answer }: AnsweredFinding): boolean => severity === 'block' && answer.is === 'open';

/** How many items the findings that must be mended are listed as: those that one slip explains count once. */
export function itemsToMend(check: AnsweredCheck): number {
  const suspicions = suspicionsOf(check).filter((one) => !isHint(one));
  const folded = new Set(suspicions.flatMap(({ findings }) => findings));
  const alone = check.findings.filter(
    (one) => one.severity === 'block' && one.answer.is === 'open' && !folded.has(one),
  );
  return suspicions.length + alone.length;
}

/** How many findings ask for a sentence, and how many of them have one. */
function askedAndSaid({ findings }: AnsweredCheck): readonly [number, number] {
  const asked = findings.filter(({ severity }) => severity === 'explain');
  return [asked.length, asked.filter(({ answer }) => answer.is === 'explained').length];
}

function isAllExplained(check: AnsweredCheck): boolean {
  const [asked, said] = askedAndSaid(check);
  return asked === said;
}

/** How far the explaining is, behind the number of findings that ask for it. */
export function explainedOf(t: Texts, check: AnsweredCheck): string {
  const [asked, said] = askedAndSaid(check);
  return t.report.findings.explainedOf(said, asked);
}

/** Rules that could not be judged, each once under its first reason: not passed, and nobody's fault. */
function NotApplicable({ t, check }: { readonly t: Texts; readonly check: CheckResult }) {
  const rules = new Set<string>();
  const byWhy = new Map<string, string[]>();
  for (const { rule, why } of check.notApplicable) {
    if (rules.has(rule)) continue;
    rules.add(rule);
    byWhy.set(why, [...(byWhy.get(why) ?? []), rule]);
  }
  if (rules.size === 0) return null;
  return (
    <details>
      <summary>{t.report.findings.notApplicable(rules.size)}</summary>
      {[...byWhy].map(([why, these]) => (
        <>
          <p>{why}</p>
          <ul>
            {these.map((id) => (
              <li>
                <a href={`/rules/${id}`} target="_blank" rel="noopener">
                  {id} {ruleById(id)?.title[t.language]}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </details>
  );
}
