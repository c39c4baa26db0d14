/** O: lawful but unlikely numbers. In the order of their ids. */
import type { Rule } from '../rule.js';

export const PLAUSIBLE_RULES: readonly Rule[] = [];
