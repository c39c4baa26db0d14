/** Filings remember what was taken down; before, nothing could be. */
import type { Step } from '../format.js';

export const filingWithTakedowns: Step = (stored) => ({ ...stored, takedowns: [] });
