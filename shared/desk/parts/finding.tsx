/**
 * One finding: which cells, what is wrong, how to mend it; with the agency's explanation, the publisher's waiver, or the
 * form for either, in the same place. The same in English stands folded under it on a Chinese page.
 */
import type { Child } from 'hono/jsx';
import type { AnsweredFinding } from '#shared/filing/answers.js';
import type { Texts } from '#shared/words/texts.js';
import type { Finding } from '#shared/report/finding.js';
import { cellName } from '#shared/report/labels.js';
import { cellAnchor, findingAnchor } from './anchors.js';
import { InEnglish } from './in-english.js';

export interface FindingProps {
  readonly t: Texts;
  readonly finding: AnsweredFinding;
  /** The slip may lie in any of its numbers: then the one that it misses is not simply the one to enter. */
  readonly undecided?: boolean | undefined;
  /** What may lie behind it, where that explains nothing else. */
  readonly hint: Child;
  /** The way to mend it without a new file, where there is one. */
  readonly here: Child;
  /** What stands under a finding besides explanation and waiver, e.g. the box for an explanation. */
  readonly under?: ((finding: AnsweredFinding) => Child) | undefined;
  /** The agency's box shows its own text; then it is not told a second time. */
  readonly hideExplanations?: boolean | undefined;
}

export function OneFinding({ t, finding, undecided, hint, here, under, hideExplanations }: FindingProps) {
  const words = t.report.findings;
  const { answer } = finding;
  const explanation = answer.is === 'explained' ? answer.explanation : undefined;
  const [tone, tag] =
    answer.is === 'waived'
      ? ['', words.waived(answer.waiver.by.name)]
      : answer.is === 'explained'
        ? ['ok', words.explained]
        : [finding.severity, words[finding.severity]];
  return (
    <article class="finding" id={findingAnchor(finding.key)}>
      <h4>
        <span class={`tag ${tone}`}>{tag}</span> {finding.message[t.language]}
      </h4>
      {finding.expected !== null && finding.actual !== null && isOfTables(finding) ? (
        <p class="num">
          {words.actual} <b>{finding.actual}</b>
          {t.punctuation.comma}
          {finding.severity === 'block' && undecided !== true ? words.expected : words.compared}{' '}
          <b>{finding.expected}</b>
        </p>
      ) : null}
      {hint}
      <Cells t={t} finding={finding} />
      <Evidence t={t} finding={finding} />
      {answer.is === 'waived' ? (
        <p>
          <b>{words.waiverReason + t.punctuation.colon}</b>
          {answer.waiver.reason}
        </p>
      ) : (
        <p>
          <b>{(hideExplanations === true ? words.remedy : words.remedyOfAgency) + t.punctuation.colon}</b>
          {finding.remedy[t.language]}
        </p>
      )}
      {here}
      {finding.severity === 'explain' && hideExplanations !== true ? (
        <p>
          <b>{words.explanation + t.punctuation.colon}</b>
          {explanation?.text ?? words.noExplanation}
          {explanation?.carriedFrom === undefined ? null : (
            <span class="quiet">{words.carried(t.names.submissionNumber(explanation.carriedFrom))}</span>
          )}
        </p>
      ) : null}
      {under?.(finding)}
      <p class="quiet">
        <a href={`/rules/${finding.rule}`} target="_blank" rel="noopener">
          {words.ruleLink(finding.rule)}
        </a>
      </p>
      <InEnglish t={t} texts={[finding.message, finding.remedy]} />
    </article>
  );
}

/** What was found in the text quotes it: two numbers without their words would only repeat the message, or say nothing. */
function isOfTables({ cells, evidence }: Finding): boolean {
  return cells.length > 0 && evidence.length === 0;
}

/** So many cells are named one by one; the rest of a long sum is folded. */
const CELLS_SHOWN = 4;

function Cells({ t, finding: { cells } }: { readonly t: Texts; readonly finding: Finding }) {
  const words = t.report.findings;
  if (cells.length === 0) return null;
  const list = (some: readonly Finding['cells'][number][]) => (
    <ul class="cells">
      {some.map((cell) => (
        <li>
          <a href={`#${cellAnchor(cell)}`}>
            {words.seeCell + t.punctuation.colon}
            {cellName(cell)[t.language]}
          </a>
        </li>
      ))}
    </ul>
  );
  if (cells.length <= CELLS_SHOWN + 1) return list(cells);
  // The total stands last in a sum: it is what a clerk looks at first.
  const shown = [...cells.slice(0, CELLS_SHOWN - 1), ...cells.slice(-1)];
  const folded = cells.filter((cell) => !shown.includes(cell));
  return (
    <>
      {list(shown)}
      <details>
        <summary>{words.moreCells(folded.length)}</summary>
        {list(folded)}
      </details>
    </>
  );
}

/** The sentence as it stands, with the words in question marked where they can be found in it. */
function Evidence({ t, finding: { evidence } }: { readonly t: Texts; readonly finding: Finding }) {
  const words = t.report.findings;
  return (
    <>
      {[...new Map(evidence.map((one) => [`${one.section} ${one.sentence}`, one])).values()].map(
        ({ section, sentence }) => (
          <blockquote>
            {words.evidence(section) + t.punctuation.colon}
            {sentence}
          </blockquote>
        ),
      )}
    </>
  );
}
