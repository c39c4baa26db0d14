/**
 * Names the rules that judged a record: a version that people set, and a digest over every word of the rules and over
 * what they find in their own examples. A changed text or a changed judgement of an example changes the digest.
 */
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import { RULES } from './catalogue.js';
import { runRules } from './check.js';
import { exampleContext, exampleRecord } from './example.js';
import { REASONS } from './reasons.js';
import type { Rule } from './rule.js';

export interface RuleSet {
  readonly version: string;
  readonly digest: string;
}

/** Lists instead of objects, so that the order of keys cannot matter. */
export function digestOfRules(rules: readonly Rule[]): Digest {
  const words = rules.map((rule) => {
    const { zh, en } = rule.title;
    const seen = runRules([rule], exampleRecord(rule.examples.fails), exampleContext(rule.examples.fails));
    return [
      [rule.id, rule.severity, rule.scope, zh, en, rule.milder?.zh ?? '', rule.milder?.en ?? ''],
      [rule.basis.kind, rule.basis.text.zh, rule.basis.text.en, rule.remedy.zh, rule.remedy.en],
      (rule.reasons ?? []).map((code) => [code, REASONS[code].zh, REASONS[code].en]),
      seen.findings.map((one) => [
        one.key,
        one.message.zh,
        one.message.en,
        one.remedy.zh,
        one.remedy.en,
        one.expected,
        one.actual,
      ]),
    ];
  });
  return digestOfBytes(JSON.stringify(words));
}

const VERSION = '1';
let known: RuleSet | undefined;

/** The rules of this software; every rule judges its example for it, so it is made when first asked for, not at each start. */
export function ruleSet(): RuleSet {
  known ??= { version: VERSION, digest: digestOfRules(RULES) };
  return known;
}
