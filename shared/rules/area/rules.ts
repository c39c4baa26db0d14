/** G: the report of a government against the reports that it adds up. In the order of their ids. */
import type { Rule } from '../rule.js';
import { G03 } from './scope-rule.js';
import { G02 } from './sum-rule.js';
import { G04 } from './twice-rule.js';
import { G01 } from './units-rule.js';
import { G05 } from './years-rule.js';

export const AREA_RULES: readonly Rule[] = [G01, G02, G03, G04, G05];
