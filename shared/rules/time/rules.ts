/** T: the statutory dates. In the order of their ids. */
import type { Rule } from '../rule.js';
import { T01, T02 } from './deadline-rules.js';

export const TIME_RULES: readonly Rule[] = [T01, T02];
