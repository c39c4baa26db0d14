/** V: what a cell may hold, and the form that the cells stand in. In the order of their ids. */
import type { Rule } from '../rule.js';
import { V01, V02, V03, V04 } from './cell-rules.js';
import { V08 } from './fee-rule.js';
import { V05, V06 } from './form-rules.js';
import { V07 } from './rule-making-rule.js';

export const CELL_RULES: readonly Rule[] = [V01, V02, V03, V04, V05, V06, V07, V08];
