/** 2 -> 3 of the summary of a public report: it stands in Chinese alone, and nothing could be taken down yet. */
import type { Step } from '../format.js';

export const summaryInChinese: Step = (stored) => ({ ...stored, englishPages: null, takenDown: null });
