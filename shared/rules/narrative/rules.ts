/**
 * N: what the text says in numbers against the tables. In the order of their ids. There is no rule N12: it is how these
 * work. Every match is listed with its sentence and cell (statements.ts), nothing here blocks a filing, and a person can
 * dismiss a finding with a word (`reasons`).
 */
import type { Rule } from '../rule.js';
import { N07, N08, N10, N11 } from './other-rules.js';
import { N01, N02, N03, N04, N05, N06, N09 } from './request-rules.js';

export const NARRATIVE_RULES: readonly Rule[] = [N01, N02, N03, N04, N05, N06, N07, N08, N09, N10, N11];
