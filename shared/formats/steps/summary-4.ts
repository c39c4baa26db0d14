/** 3 -> 4 of the summary of a public report: published before there were files but JSON and CSV. */
import type { Step } from '../format.js';

export const summaryWithoutFiles: Step = (stored) => ({ ...stored, files: null });
