/** D: the six sections, their headings and their words. In the order of their ids. */
import type { Rule } from '../rule.js';
import { D04, D07 } from './content-rules.js';
import { D11, D12 } from './copy-rules.js';
import { D19 } from './document-number-rule.js';
import { D01, D02, D03 } from './heading-rules.js';
import { D08, D10 } from './identity-rules.js';
import { D13, D18 } from './leftover-rules.js';
import { D16, D17 } from './opening-rules.js';
import { D09 } from './stale-year-rule.js';
import { D05, D06 } from './topic-rules.js';
import { D14, D15 } from './wording-rules.js';

export const TEXT_RULES: readonly Rule[] = [
  D01,
  D02,
  D03,
  D04,
  D05,
  D06,
  D07,
  D08,
  D09,
  D10,
  D11,
  D12,
  D13,
  D14,
  D15,
  D16,
  D17,
  D18,
  D19,
];
