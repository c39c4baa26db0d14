/**
 * What may lie behind sums that fail: first the likeliest slip, then others that would explain the same, and folded under
 * them the findings that one correction would settle. A clerk with one wrong number reads one message instead of three.
 */
import type { Child } from 'hono/jsx';
import type { AnsweredFinding } from '#shared/filing/answers.js';
import type { Suspicion } from '#shared/filing/suspicions.js';
import type { Texts } from '#shared/words/texts.js';
import { cellName } from '#shared/report/labels.js';
import { causeText } from '#shared/rules/index.js';
import { causeAnchor, cellAnchor } from './anchors.js';
import { InEnglish } from './in-english.js';

interface SuspicionProps {
  readonly t: Texts;
  readonly suspicion: Suspicion;
  /** How one of the findings is shown, the same as anywhere else. */
  readonly show: (finding: AnsweredFinding) => Child;
  /** The way to mend it without a new file, where there is one. */
  readonly here: Child;
}

export function Hint({ t, suspicion: { causes } }: Pick<SuspicionProps, 't' | 'suspicion'>) {
  return <p class="quiet">{causeText(causes[0], 'likeliest').message[t.language]}</p>;
}

export function OneSuspicion({ t, suspicion: { causes, findings }, show, here }: SuspicionProps) {
  const words = t.report.causes;
  const [first, ...others] = causes;
  const { message, remedy } = causeText(first, 'likeliest');
  return (
    <article class="finding cause" id={causeAnchor(first)}>
      <h4>
        <span class="tag block">{t.report.findings.block}</span> {message[t.language]}
      </h4>
      <ul class="cells">
        {first.cells.map((cell) => (
          <li>
            <a href={`#${cellAnchor(cell)}`}>
              {t.report.findings.seeCell}
              {t.punctuation.colon}
              {cellName(cell)[t.language]}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <b>
          {t.report.findings.remedy}
          {t.punctuation.colon}
        </b>
        {remedy[t.language]}
      </p>
      {here}
      {others.length === 0 ? null : (
        <details>
          <summary>{words.others(others.length)}</summary>
          <ul>
            {others.map((cause) => (
              <li>{causeText(cause, 'another').message[t.language]}</li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>{words.explained(findings.length)}</summary>
        {findings.map(show)}
      </details>
      <InEnglish t={t} texts={[message, remedy]} />
    </article>
  );
}
