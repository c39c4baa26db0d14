/**
 * P: what must not be made public with a report. In the order of their ids. Office landlines, addresses and postboxes
 * (P04) are meant to be printed, and small counts in table 3 (P07) are official statistics: neither is a rule.
 */
import type { Rule } from '../rule.js';
import { P01, P02 } from './number-rules.js';
import { P03, P06 } from './word-rules.js';
import { P05 } from './trace-rule.js';

export const PRIVACY_RULES: readonly Rule[] = [P01, P02, P03, P05, P06];
