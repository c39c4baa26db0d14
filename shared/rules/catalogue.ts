/** All rules, in the order in which documents and pages list them. A new rule is an object in its file and a line here. */
import { A01 } from './balance-rule.js';
import { V01, V02, V03, V04 } from './cell-rules.js';
import { V05 } from './form-rules.js';
import type { Rule } from './rule.js';
import { A05 } from './stock-rules.js';
import { A02, A03, A04 } from './sum-rules.js';

export const RULES: readonly Rule[] = [V01, V02, V03, V04, V05, A01, A02, A03, A04, A05];

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id);
}
