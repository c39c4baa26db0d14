/** X: this year’s numbers against last year’s report. In the order of their ids. */
import type { Rule } from '../rule.js';

export const YEAR_RULES: readonly Rule[] = [];
