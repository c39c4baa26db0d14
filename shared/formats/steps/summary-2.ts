/**
 * 1 -> 2 of the summary of a public report: the original is not handed out any more. Under which name it was is kept, because
 * what stands there is to be replaced. Nobody noted what the bytes of its pages are.
 */
import type { Step, Stored } from '../format.js';

export const summaryWithoutFile: Step = (stored) => {
  const { file, ...original } = stored['original'] as Stored;
  return { ...stored, original: { ...original, formerFile: file }, pages: null };
};
