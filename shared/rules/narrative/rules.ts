/** N: what the text says in numbers against the tables. In the order of their ids. */
import type { Rule } from '../rule.js';

export const NARRATIVE_RULES: readonly Rule[] = [];
