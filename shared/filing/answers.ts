/**
 * What answers a finding: the publisher's waiver lifts one that blocks, the agency's explanation answers one that asks. The
 * only place that knows it; whoever counts, shows, files, takes away or publishes findings is told here. An answer is
 * given to what the finding said: under the same key with other numbers it is another matter, and asks again.
 */
import type { CheckResult, Finding, Severity } from '#shared/report/finding.js';
import type { Explanation, Submission, Waiver } from './model.js';

export type FindingAnswer =
  /** `earlier`: what the agency said when the finding had other numbers. */
  | { readonly is: 'open'; readonly earlier?: Explanation | undefined }
  | { readonly is: 'explained'; readonly explanation: Explanation }
  | { readonly is: 'waived'; readonly waiver: Waiver }
  /** A mere note. */
  | { readonly is: 'not-asked' };

export type AnsweredFinding = Finding & { readonly answer: FindingAnswer };
/** A check as pages and files show it. */
export type AnsweredCheck = Omit<CheckResult, 'findings'> & { findings: AnsweredFinding[] };

type Answers = Pick<Submission, 'explanations' | 'waivers'>;

export function answerTo({ explanations, waivers }: Answers, { key, severity, message }: Finding): FindingAnswer {
  switch (severity) {
    case 'block': {
      const waiver = waivers.find((one) => one.finding === key && one.message === message.zh);
      return waiver === undefined ? { is: 'open' } : { is: 'waived', waiver };
    }
    case 'explain': {
      const said = explanations.filter((one) => one.finding === key);
      // One without a message was written before messages were kept.
      const explanation = said.find((one) => one.message === undefined || one.message === message.zh);
      return explanation === undefined ? { is: 'open', earlier: said[0] } : { is: 'explained', explanation };
    }
    case 'note':
      return { is: 'not-asked' };
  }
}

export function answered(check: CheckResult, answers: Answers): AnsweredCheck {
  return { ...check, findings: check.findings.map((finding) => ({ ...finding, answer: answerTo(answers, finding) })) };
}

/** How much a finding presses now: what was lifted is worth knowing, and stops nobody. */
export function pressing({ severity, answer }: AnsweredFinding): Severity {
  return answer.is === 'waived' ? 'note' : severity;
}
