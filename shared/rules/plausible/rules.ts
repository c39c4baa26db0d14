/** O: lawful but unlikely numbers. In the order of their ids. */
import type { Rule } from '../rule.js';
import { O01, O03 } from './change-rules.js';
import { O07 } from './litigation-rule.js';
import { O04, O05, O06 } from './outcome-rules.js';
import { O02 } from './repeat-rule.js';

export const PLAUSIBLE_RULES: readonly Rule[] = [O01, O02, O03, O04, O05, O06, O07];
