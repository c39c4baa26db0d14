/** A: the sums of one report. In the order of their ids. */
import type { Rule } from '../rule.js';
import { A01 } from './balance-rule.js';
import { A05 } from './stock-rules.js';
import { A02, A03, A04 } from './sum-rules.js';

export const SUM_RULES: readonly Rule[] = [A01, A02, A03, A04, A05];
