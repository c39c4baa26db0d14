/** All rules, in the order in which documents and pages list them. Each folder lists its own. */
import { AREA_RULES } from './area/rules.js';
import { CELL_RULES } from './cells/rules.js';
import { NARRATIVE_RULES } from './narrative/rules.js';
import { PLAUSIBLE_RULES } from './plausible/rules.js';
import { PRIVACY_RULES } from './privacy/rules.js';
import type { Rule } from './rule.js';
import { SUM_RULES } from './sums/rules.js';
import { TEXT_RULES } from './text/rules.js';
import { TIME_RULES } from './time/rules.js';
import { YEAR_RULES } from './years/rules.js';

export const RULES: readonly Rule[] = [
  ...CELL_RULES,
  ...SUM_RULES,
  ...YEAR_RULES,
  ...NARRATIVE_RULES,
  ...TEXT_RULES,
  ...PRIVACY_RULES,
  ...PLAUSIBLE_RULES,
  ...TIME_RULES,
  ...AREA_RULES,
];

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id);
}
