/** What the rules say of a filed report today, where it is not what they said when it was filed. */
import { isUnchanged, type Recheck } from '#shared/filing/recheck.js';
import type { Texts } from '#shared/words/texts.js';
import type { Finding } from '#shared/report/finding.js';

interface RecheckProps {
  readonly t: Texts;
  readonly again: Recheck;
  /** Whose report it is, where a page tells of several. */
  readonly of?: string;
}

export function RecheckNote({ t, again, of }: RecheckProps) {
  const words = t.report.recheck;
  if (isUnchanged(again)) return <p class="quiet">{words.same(again.ruleSet)}</p>;
  return (
    <div class="note">
      <h3>{of === undefined ? words.title : `${of}${t.punctuation.colon}${words.title}`}</h3>
      <p>{again.newRules ? words.newRules(again.ruleSet) : words.newFacts}</p>
      <Difference title={words.added} t={t} findings={again.added} />
      <Difference title={words.gone} t={t} findings={again.gone} />
    </div>
  );
}

function Difference({ t, title, findings }: { t: Texts; title: string; findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <>
      <p>
        <b>{title}</b>
      </p>
      <ul>
        {findings.map(({ rule, severity, message }) => (
          <li>
            {rule}
            {t.punctuation.aside(t.report.findings[severity])}
            {t.punctuation.colon}
            {message[t.language]}
          </li>
        ))}
      </ul>
    </>
  );
}
