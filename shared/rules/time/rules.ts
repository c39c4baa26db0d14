/** T: the statutory dates. In the order of their ids. */
import type { Rule } from '../rule.js';

export const TIME_RULES: readonly Rule[] = [];
