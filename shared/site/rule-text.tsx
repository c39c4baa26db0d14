/**
 * One rule as a page tells it: what it asks, on what ground, what to do, and what it would say of its own failing example.
 * Drawn from the rule object, for the public site and for the desk alike.
 */
import type { Bilingual } from '#shared/report/labels.js';
import { exampleContext, exampleRecord, findingsOf, REASONS, type Rule } from '#shared/rules/index.js';
import { AFTER_SEVERITY, RULE_WORDS } from '#shared/words/site/rule-words.js';

const exampleOf = (rule: Rule) =>
  findingsOf(rule, exampleRecord(rule.examples.fails), exampleContext(rule.examples.fails))[0];

export function RuleIn({ rule, language }: { readonly rule: Rule; readonly language: keyof Bilingual }) {
  const words = RULE_WORDS[language];
  const shown = exampleOf(rule);
  return (
    <>
      <p>
        <b>{words.severity[rule.severity]}</b>
        {AFTER_SEVERITY[language]}
        {words.severityMeans[rule.severity]}
        {rule.milder === undefined ? null : ` ${rule.milder[language]}`}
      </p>
      <h2>{words.basis[rule.basis.kind]}</h2>
      <p>{rule.basis.text[language]}</p>
      <h2>{words.remedy}</h2>
      <p>{rule.remedy[language]}</p>
      {shown === undefined ? null : (
        <>
          <h2>{words.example}</h2>
          <blockquote>
            <p>{shown.message[language]}</p>
            <p>{shown.remedy[language]}</p>
          </blockquote>
        </>
      )}
      {rule.reasons === undefined ? null : (
        <>
          <h2>{words.reasons}</h2>
          <ul>
            {rule.reasons.map((code) => (
              <li>{REASONS[code][language]}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
