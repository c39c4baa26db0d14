/**
 * One rule as a page tells it, in both languages: what it asks, on what ground, what to do, and what it would say of its
 * own failing example. Drawn from the rule object, for the public site and for the desk alike.
 */
import { exampleContext, exampleRecord, findingsOf, REASONS, type Rule } from '#shared/rules/index.js';
import { RULE_WORDS } from '#shared/words/site/rule-words.js';

export function RuleText({ rule }: { readonly rule: Rule }) {
  const words = RULE_WORDS.zh;
  const [shown] = findingsOf(rule, exampleRecord(rule.examples.fails), exampleContext(rule.examples.fails));
  return (
    <>
      <p>
        <b>{words.severity[rule.severity]}</b>。{words.severityMeans[rule.severity]}
        {rule.milder === undefined ? null : ` ${rule.milder.zh}`}
      </p>
      <h2>{words.basis[rule.basis.kind]}</h2>
      <p>{rule.basis.text.zh}</p>
      <h2>{words.remedy}</h2>
      <p>{rule.remedy.zh}</p>
      {shown === undefined ? null : (
        <>
          <h2>{words.example}</h2>
          <blockquote>
            <p>{shown.message.zh}</p>
            <p>{shown.remedy.zh}</p>
          </blockquote>
        </>
      )}
      {rule.reasons === undefined ? null : (
        <>
          <h2>{words.reasons}</h2>
          <ul>
            {rule.reasons.map((code) => (
              <li>{REASONS[code].zh}</li>
            ))}
          </ul>
        </>
      )}
      <section lang="en">
        <h2>{rule.title.en}</h2>
        <p>
          {RULE_WORDS.en.severity[rule.severity]} {rule.milder === undefined ? '' : `${rule.milder.en} `}
          {rule.basis.text.en}
        </p>
        <p>{rule.remedy.en}</p>
        {shown === undefined ? null : (
          <blockquote>
            <p>{shown.message.en}</p>
            <p>{shown.remedy.en}</p>
          </blockquote>
        )}
      </section>
    </>
  );
}
