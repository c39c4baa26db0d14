/** P: what must not become public. In the order of their ids. */
import type { Rule } from '../rule.js';

export const PRIVACY_RULES: readonly Rule[] = [];
