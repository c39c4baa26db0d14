/**
 * What the rules found, most pressing first: which cells, what is wrong, how to mend it; with the agency's explanation,
 * the publisher's waiver, or the form for either, in the same place.
 */
import type { Child } from 'hono/jsx';
import { waiverOf } from '../../filing/completeness.js';
import type { Submission } from '../../filing/model.js';
import type { Texts } from '../../language/texts.js';
import { SEVERITIES, type CheckResult, type Finding, type Severity } from '../../report/finding.js';
import { cellName } from '../../report/labels.js';
import { cellAnchor, findingAnchor } from './anchors.js';

export interface FindingsProps {
  readonly t: Texts;
  readonly check: CheckResult;
  readonly submission: Submission;
  /** What stands under a finding besides explanation and waiver, e.g. the box for an explanation. */
  readonly under?: (finding: Finding) => Child;
  /** The agency's box shows its own text; then it is not told a second time. */
  readonly hideExplanations?: boolean;
}

const HEADING_IDS: Readonly<Record<Severity, string>> = {
  block: 'findings-block',
  explain: 'findings-explain',
  note: 'findings-note',
};

export function Findings(props: FindingsProps) {
  const { t, check, submission } = props;
  const words = t.report.findings;
  if (check.findings.length === 0) return <p>{words.none}</p>;
  const hints: Readonly<Record<Severity, string>> = {
    block: words.blockHint,
    explain: words.explainHint,
    note: words.noteHint,
  };
  return (
    <>
      {SEVERITIES.map((severity) => {
        const findings = check.findings.filter((finding) => finding.severity === severity);
        if (findings.length === 0) return null;
        return (
          <section aria-labelledby={HEADING_IDS[severity]}>
            <h3 id={HEADING_IDS[severity]}>
              {words[severity]} {findings.filter((one) => waiverOf(submission, one) === undefined).length}
            </h3>
            <p class="hint">{hints[severity]}</p>
            {findings.map((finding) => (
              <OneFinding {...props} finding={finding} />
            ))}
          </section>
        );
      })}
      {check.notApplicable.length > 0 ? <p class="quiet">{words.notApplicable(check.notApplicable.length)}。</p> : null}
    </>
  );
}

function OneFinding({
  t,
  submission,
  finding,
  under,
  hideExplanations,
}: FindingsProps & { readonly finding: Finding }) {
  const words = t.report.findings;
  const waiver = waiverOf(submission, finding);
  const explanation = submission.explanations.find((candidate) => candidate.finding === finding.key);
  return (
    <article class="finding" id={findingAnchor(finding.key)}>
      <h4>
        <span class={`tag ${waiver === undefined ? finding.severity : ''}`}>
          {waiver === undefined ? words[finding.severity] : words.waived(waiver.by.name)}
        </span>{' '}
        {finding.message.zh}
      </h4>
      {finding.expected !== null && finding.actual !== null ? (
        <p class="num">
          {words.actual} <b>{finding.actual}</b>，{words.expected} <b>{finding.expected}</b>
        </p>
      ) : null}
      {finding.cells.length > 0 ? (
        <ul class="cells">
          {finding.cells.map((cell) => (
            <li>
              <a href={`#${cellAnchor(cell)}`}>
                {words.seeCell}：{cellName(cell).zh}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {finding.evidence.map(({ sentence }) => (
        <blockquote>
          {words.evidence}：{sentence}
        </blockquote>
      ))}
      {waiver === undefined ? (
        <p>
          <b>{words.remedy}：</b>
          {finding.remedy.zh}
        </p>
      ) : (
        <p>
          <b>{words.waiverReason}：</b>
          {waiver.reason}
        </p>
      )}
      {finding.severity === 'explain' && hideExplanations !== true ? (
        <p>
          <b>{words.explanation}：</b>
          {explanation?.text ?? words.noExplanation}
        </p>
      ) : null}
      {under?.(finding)}
    </article>
  );
}
