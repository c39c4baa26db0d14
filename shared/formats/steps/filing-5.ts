/** A version may have gone with its whole release, alone: code from before would take those before it for gone, too. */
import type { Step } from '../format.js';

export const filingNotRolledBack: Step = (stored) => stored;
