/** Filings remember why they were opened again or corrected, and who recorded paper for the agency; before, nobody could. */
import type { Step } from '../format.js';

export const filingWithTakingBack: Step = (stored) => ({ ...stored, reopenings: [], corrections: [], recorders: [] });
