/**
 * 3 -> 4 of a submission: before there were seals nothing was sealed, and nobody noted what a page picture's bytes are. What
 * was filed then is marked so: without that mark, nothing that was filed passes without a seal.
 */
import type { Step, Stored } from '../format.js';

export const submissionWithSeal: Step = (stored) => ({
  ...stored,
  seal: null,
  ...(stored['contentDigest'] === null ? {} : { filedBeforeSeals: true }),
  ...(stored['pictures'] === undefined
    ? {}
    : { pictures: (stored['pictures'] as Stored[]).map((picture) => ({ ...picture, sha256: null })) }),
});
