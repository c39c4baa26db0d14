/** 4 -> 5 of a submission: its explanations may be stored packed. What was stored before is a list as it was. */
import type { Step } from '../format.js';

export const submissionMayBePacked: Step = (stored) => stored;
