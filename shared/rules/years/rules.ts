/** X: this year’s numbers against last year’s report. In the order of their ids. */
import type { Rule } from '../rule.js';
import { X01 } from './carry-over-rule.js';
import { X02 } from './in-force-rule.js';
import { X03 } from './pending-rule.js';

export const YEAR_RULES: readonly Rule[] = [X01, X02, X03];
