/** 1 -> 2 of the summary of a public report: the original is not handed out any more, so it has no name on the site. */
import type { Step, Stored } from '../format.js';

export const summaryWithoutFile: Step = (stored) => {
  const { file: _, ...original } = stored['original'] as Stored;
  return { ...stored, original };
};
