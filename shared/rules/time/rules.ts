/** T: the statutory dates, and what the office's portal shows. In the order of their ids. */
import type { Rule } from '../rule.js';
import { T01, T02 } from './deadline-rules.js';
import { T03, T04 } from './portal-rules.js';

export const TIME_RULES: readonly Rule[] = [T01, T02, T03, T04];
