/** D: the six sections, their headings and their words. In the order of their ids. */
import type { Rule } from '../rule.js';

export const TEXT_RULES: readonly Rule[] = [];
