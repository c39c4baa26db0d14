/** A release may take a former one back, which code from before would carry out as one that publishes. */
import type { Step } from '../format.js';

export const releaseNotTakenBack: Step = (stored) => stored;
